package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.BodyRules;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.v1.imports.ImportOptions.Format;
import dev.catraca.adapters.web.v1.merchants.MerchantRights;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file of merchants. */
@Path("api/v1/imports")
@Dependent
public class MerchantImportResource {
    private final Imports imports;
    private final ReadMerchant merchants;

    @Inject
    public MerchantImportResource(Imports imports, ReadMerchant merchants) {
        this.imports = imports;
        this.merchants = merchants;
    }

    @POST
    @Allowed(Scope.ADMIN)
    @BodyRules(contentType = BodyRules.JSON_LINES)
    public Response run(
            @QueryParam("atomic") @Nullable String atomic,
            @QueryParam("format") @Nullable String format,
            @QueryParam("platform") @Nullable String platform,
            @Context HttpServletRequest request) {
        var options = ImportOptions.of(atomic, format, platform, Format.CATRACA, Format.XECO);
        var rights = new MerchantRights(Caller.of(request), merchants);
        return imports.run(
                request,
                options,
                options.format() == Format.XECO ? xeco(request, options, rights) : ours(rights));
    }

    private static Function<byte[], Item> ours(MerchantRights rights) {
        return line -> MerchantLine.read(Fields.of(line, Fields.Unknown.REFUSED), rights);
    }

    private Function<byte[], Item> xeco(
            HttpServletRequest request, ImportOptions options, MerchantRights rights) {
        var platform = platform(request, options);
        return line ->
                XecoExport.ofCompanies(line, platform).read(in -> MerchantLine.read(in, rights));
    }

    /** Through whom the companies of the export sell. */
    private Merchant platform(HttpServletRequest request, ImportOptions options) {
        var slug = options.platform().orElseThrow(() -> Paging.refused("platform", "required"));
        return Caller.merchant(request, merchants, slug).merchant();
    }
}
