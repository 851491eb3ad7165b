package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.gate.BodyRules;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A file of what one merchant sells, to whom, and who brings the buyers. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class ImportResource {
    private final Imports imports;
    private final ReadMerchant merchants;

    @Inject
    public ImportResource(Imports imports, ReadMerchant merchants) {
        this.imports = imports;
        this.merchants = merchants;
    }

    @POST
    @Path("imports")
    @Allowed(Scope.CATALOGUE_WRITE)
    @BodyRules(contentType = BodyRules.JSON_LINES)
    public Response run(
            @PathParam("slug") String slug,
            @QueryParam("atomic") @Nullable String atomic,
            @QueryParam("format") @Nullable String format,
            @Context HttpServletRequest request) {
        var merchant = Caller.merchant(request, merchants, slug).merchant();
        var options = ImportOptions.of(atomic, format, null);
        return imports.run(
                request,
                options,
                line -> options.isXeco() ? xeco(line, merchant) : ours(line, merchant));
    }

    private static Item ours(byte[] line, Merchant merchant) {
        return CatalogueLine.read(Fields.of(line, Fields.Unknown.REFUSED), merchant);
    }

    private static Item xeco(byte[] line, Merchant merchant) {
        return XecoExport.ofCatalogue(line).read(in -> CatalogueLine.read(in, merchant));
    }
}
