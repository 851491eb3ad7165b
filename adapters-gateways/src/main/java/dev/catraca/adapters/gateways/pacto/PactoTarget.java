package dev.catraca.adapters.gateways.pacto;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;

/** Sends each request where its caller says. */
final class PactoTarget implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
        request.setUri(URI.create(request.getHeaderString(PactoApi.TARGET)));
        request.getHeaders().remove(PactoApi.TARGET);
    }
}
