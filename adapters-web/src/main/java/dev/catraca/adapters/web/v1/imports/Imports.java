package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.access.Caller;
import dev.catraca.adapters.web.answers.Json;
import dev.catraca.adapters.web.answers.Repeats;
import dev.catraca.adapters.web.answers.Repeats.Success;
import dev.catraca.adapters.web.gate.Fingerprint;
import dev.catraca.adapters.web.gate.IdempotencyKey;
import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.SpooledBody;
import dev.catraca.application.catalogue.ImportCatalogue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;

/** What all imports have in common: a file is taken over once, and every bad line is reported. */
@Dependent
public class Imports {
    private static final String OPERATION = "POST /api/v1/imports";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final ImportCatalogue importing;
    private final Repeats repeats;

    @Inject
    public Imports(ImportCatalogue importing, Repeats repeats) {
        this.importing = importing;
        this.repeats = repeats;
    }

    /** {@code parse} throws {@link Rejected} for a line that is not as it should be. */
    Response run(
            HttpServletRequest request,
            ImportOptions options,
            Function<byte[], ImportCatalogue.Item> parse) {
        var key =
                IdempotencyKey.required(
                        Collections.list(request.getHeaders(IdempotencyKey.HEADER)));
        var body =
                SpooledBody.of(request).orElseThrow(() -> new Rejected(ProblemCode.BODY_MISSING));
        var caller = Caller.of(request).key().toString();
        var route = request.getRequestURI() + " " + options;
        var fingerprint = Fingerprint.of("POST", route, caller, JSON.createValue(body.sha256()));
        var language = Language.of(request.getHeader("Accept-Language"));
        return repeats.once(
                new Repeats.Request(caller, OPERATION, key, fingerprint),
                _ -> takeOver(body, options, parse, language));
    }

    private Success takeOver(
            SpooledBody body,
            ImportOptions options,
            Function<byte[], ImportCatalogue.Item> parse,
            Language language) {
        var report = new ImportReport(language);
        try (var in = body.read()) {
            var lines = new ParsedLines(in, parse, report);
            var result =
                    importing.importAll(new ImportCatalogue.Command(options.isAtomic(), lines));
            var view = report.view(result);
            if (options.isAtomic() && view.failed() > 0) {
                throw new Rejected(ProblemCode.IMPORT_REJECTED).with(members(view));
            }
            return new Success(200, view, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject members(ImportReport.ReportView view) {
        InputStream text = new ByteArrayInputStream(Json.of(view));
        try (var reader = JSON.createReader(text)) {
            return reader.readObject();
        }
    }
}
