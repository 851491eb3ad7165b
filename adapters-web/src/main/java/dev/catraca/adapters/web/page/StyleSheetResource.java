package dev.catraca.adapters.web.page;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The style sheet of all pages: JAX-RS has the whole server, so the server gives out no files. */
@Path("page.css")
@Dependent
public class StyleSheetResource {
    @GET
    public Response read() {
        return Response.ok(Sheet.TEXT, "text/css;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .build();
    }

    /** Read when first asked for. */
    private static final class Sheet {
        private static final byte[] TEXT = read();

        private static byte[] read() {
            try (var in = StyleSheetResource.class.getResourceAsStream("/page.css")) {
                return Objects.requireNonNull(in).readAllBytes();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
