package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.merchant.OpenExportedKey;
import dev.catraca.application.merchant.OpenExportedKey.Outcome;
import dev.catraca.domain.shared.Secret;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gym chain's table of units calls things, and what we call them. A line is a row; its
 * provider key is encrypted under a secret of the chain's own. Whatever is not named here is left
 * out. The table stands in docs/guide/imports.md, too.
 */
final class LiveExport {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String KEY = "chave_api";
    private static final String COMPANY = "empresa_id";
    private static final String CODE = "codigo_unidade";
    private static final Set<String> VERSIONS = Set.of("1", "v1");

    private final OpenExportedKey opening;

    LiveExport(OpenExportedKey opening) {
        this.opening = opening;
    }

    ExportLine unit(byte[] bytes) {
        var in = Fields.of(bytes, Fields.Unknown.IGNORED).json();
        var line =
                new ExportLine("unit", in, in, "")
                        .group("unit")
                        .data("slug", "slug")
                        .data("name", "nome")
                        .data("currency", "moeda")
                        .code("unit.code", CODE)
                        .data("unit.city", "cidade")
                        .data("unit.state", "estado")
                        .data("unit.postalCode", "cep")
                        .data("unit.address", "endereco")
                        .data("unit.complement", "complemento")
                        .decimal("unit.latitude", "latitude")
                        .decimal("unit.longitude", "longitude")
                        .data("unit.logo", "logo")
                        .data("unit.images", "imagens")
                        .data("unit.publicKey", "chave_publica")
                        .data("unit.phone", "telefone")
                        .data("unit.email", "email")
                        .language("unit.locale", "locale")
                        .optionalFlag("unit.international", "internacional");
        said(in, KEY).flatMap(it -> key(it, line)).ifPresent(it -> account(it, in, line));
        return line;
    }

    /** The newer API knows units by their company, too; so who has one has a key of that. */
    private static void account(Secret key, JsonObject in, ExportLine line) {
        var company = said(in, COMPANY);
        var api = company.isPresent() ? "v3" : "v2";
        var credentials = JSON.createObjectBuilder().add("secretKey", key.value());
        company.ifPresent(it -> credentials.add("empresaId", ExportLine.text(it)));
        said(in, CODE).ifPresent(it -> credentials.add("unitCode", ExportLine.text(it)));
        var path = "accounts.pacto." + api;
        line.alias(path + ".secretKey", KEY)
                .alias(path + ".empresaId", COMPANY)
                .alias(path + ".unitCode", CODE)
                .constant(
                        "accounts",
                        JSON.createObjectBuilder()
                                .add("pacto", JSON.createObjectBuilder().add(api, credentials))
                                .build());
    }

    private static Optional<JsonValue> said(JsonObject in, String name) {
        return Optional.ofNullable(in.get(name)).filter(ExportLine::says);
    }

    private Optional<Secret> key(JsonValue value, ExportLine line) {
        if (!(value instanceof JsonObject sealed)) {
            line.refuse(Violation.of(KEY, "not-an-object"));
            return Optional.empty();
        }
        var isKnown = isOfKnownVersion(sealed.get("v"));
        if (!isKnown) {
            line.refuse(Violation.of(KEY + ".v", "key-version-unknown"));
        }
        var iv = part(sealed, "iv", line);
        var tag = part(sealed, "tag", line);
        var data = part(sealed, "data", line);
        if (!isKnown || iv.isEmpty() || tag.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        var command = new OpenExportedKey.Command(iv.get(), tag.get(), data.get());
        return switch (opening.open(command)) {
            case Outcome.Opened(var key) -> Optional.of(key);
            case Outcome.SecretMissing() -> refused(line, KEY, "import-secret-missing");
            case Outcome.IvMalformed() -> refused(line, KEY + ".iv", "bytes-malformed", "12");
            case Outcome.TagMalformed() -> refused(line, KEY + ".tag", "bytes-malformed", "16");
            case Outcome.DataMalformed() -> refused(line, KEY + ".data", "ciphertext-malformed");
            case Outcome.Refused() -> refused(line, KEY + ".tag", "key-not-opened");
            case Outcome.NoKey() -> refused(line, KEY + ".data", "secret-invalid");
        };
    }

    private static <T> Optional<T> refused(
            ExportLine line, String field, String code, String... arguments) {
        line.refuse(Violation.of(field, code, arguments));
        return Optional.empty();
    }

    private static boolean isOfKnownVersion(@Nullable JsonValue value) {
        return switch (value) {
            case JsonNumber it -> VERSIONS.contains(it.toString());
            case JsonString it -> VERSIONS.contains(it.getString());
            case null, default -> false;
        };
    }

    private static Optional<String> part(JsonObject sealed, String name, ExportLine line) {
        var field = KEY + "." + name;
        return switch (sealed.get(name)) {
            case JsonString it -> Optional.of(it.getString());
            case null -> refused(line, field, "required");
            default -> refused(line, field, "not-text");
        };
    }
}
