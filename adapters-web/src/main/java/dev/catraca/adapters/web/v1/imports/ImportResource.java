package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.access.Allowed;
import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.gate.BodyRules;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.v1.imports.ImportOptions.Format;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.merchant.OpenExportedKey;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.payment.CheckCredentials;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file of what one merchant sells, to whom, who brings the buyers, and of its units. */
@Path("api/v1/merchants/{slug}")
@Dependent
public class ImportResource {
    private final Imports imports;
    private final ReadMerchant merchants;
    private final CheckCredentials checking;
    private final OpenExportedKey opening;

    @Inject
    public ImportResource(
            Imports imports,
            ReadMerchant merchants,
            CheckCredentials checking,
            OpenExportedKey opening) {
        this.imports = imports;
        this.merchants = merchants;
        this.checking = checking;
        this.opening = opening;
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
        var options = ImportOptions.of(atomic, format, null, Format.values());
        var units = new UnitLines(Caller.of(request), merchant, checking);
        return imports.run(request, options, reader(options.format(), merchant, units));
    }

    private Function<byte[], Item> reader(Format format, Merchant merchant, UnitLines units) {
        return switch (format) {
            case CATRACA ->
                    line ->
                            CatalogueLine.read(
                                    Fields.of(line, Fields.Unknown.REFUSED), merchant, units::read);
            case XECO ->
                    line ->
                            XecoExport.ofCatalogue(line)
                                    .read(in -> CatalogueLine.read(in, merchant, units::read));
            case LIVE -> {
                var export = new LiveExport(opening);
                yield line -> {
                    units.checkRights();
                    return export.unit(line).read(units::read);
                };
            }
        };
    }
}
