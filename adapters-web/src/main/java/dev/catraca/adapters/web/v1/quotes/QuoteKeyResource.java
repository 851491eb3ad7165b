package dev.catraca.adapters.web.v1.quotes;

import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.limits.Limited;
import dev.catraca.application.limits.Limit;
import dev.catraca.application.quote.ListQuoteKeys;
import dev.catraca.domain.quote.PublicKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The public keys of our quotes, as a JSON Web Key Set (RFC 7517, RFC 8037). */
@Path("api/v1/quote-keys")
@Dependent
public class QuoteKeyResource {
    private final ListQuoteKeys listing;

    @Inject
    public QuoteKeyResource(ListQuoteKeys listing) {
        this.listing = listing;
    }

    @GET
    @Limited(Limit.BUYER)
    public Response list() {
        var keys = listing.list().stream().map(KeyView::of).toList();
        return Response.ok(Json.of(new ListView(keys)), MediaType.APPLICATION_JSON).build();
    }

    /** All keys that verify; the first of them signs. */
    public record ListView(List<KeyView> keys) {}

    /** One public key. */
    public record KeyView(String kty, String crv, String alg, String use, String kid, String x) {
        static KeyView of(PublicKey it) {
            return new KeyView("OKP", "Ed25519", "EdDSA", "sig", it.id(), it.x());
        }
    }
}
