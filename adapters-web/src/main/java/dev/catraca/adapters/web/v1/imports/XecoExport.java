package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.shared.Sha256;
import dev.catraca.domain.merchant.Merchant;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What an export of Xeco's database calls things, and what we call them. A line is {@code
 * {"collection","id","data":{…}}}; amounts are decimal reais, shares are per cent. Whatever is not
 * named here is left out. The table stands in docs/guide/imports.md, too.
 */
final class XecoExport {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int LONGEST_SLUG = 63;
    private static final int SUFFIX = 8;

    private XecoExport() {}

    /** A line of products, users or affiliates. */
    static ExportLine ofCatalogue(byte[] line) {
        var in = Fields.of(line, Fields.Unknown.IGNORED).json();
        return switch (text(in, "collection")) {
            case "products" -> product(in);
            case "users" -> user(in);
            case "affiliates" -> affiliate(in);
            default -> throw CatalogueLine.unknown("collection", "affiliates, products, users");
        };
    }

    /** A line of companies, who sell through the platform's accounts and by its rules. */
    static ExportLine ofCompanies(byte[] line, Merchant platform) {
        var in = Fields.of(line, Fields.Unknown.IGNORED).json();
        if (!text(in, "collection").equals("companies")) {
            throw CatalogueLine.unknown("collection", "companies");
        }
        return company(in, platform);
    }

    private static ExportLine line(String kind, JsonObject in) {
        var data = in.get("data") instanceof JsonObject it ? it : JsonValue.EMPTY_JSON_OBJECT;
        return new ExportLine(kind, in, data, "data.");
    }

    private static ExportLine product(JsonObject in) {
        return line("product", in)
                .copy("reference", "id")
                .data("name", "title", "name")
                .data("description", "description")
                .reais("price", "price")
                .data("stock", "stock", "quantity")
                .flag("active", "active", "status");
    }

    private static ExportLine user(JsonObject in) {
        return line("buyer", in)
                .copy("reference", "id")
                .data("name", "displayName", "name")
                .data("email", "email")
                .data("taxId", "cpf", "cpfCnpj")
                .data("phone", "phone")
                .inverted("active", "disabled");
    }

    private static ExportLine affiliate(JsonObject in) {
        return line("affiliate", in)
                .copy("reference", "id")
                .data("name", "name")
                .wallet("walletId")
                .percent("share", "commission")
                .flag("active", "active");
    }

    private static ExportLine company(JsonObject in, Merchant platform) {
        var line =
                line("merchant", in)
                        .copy("reference", "id")
                        .data("name", "name")
                        .data("taxId", "cnpj")
                        .wallet("walletId")
                        .splitRule("splitCompany", "splitAffiliate")
                        .constant("slug", JSON.createValue(slug(in)));
        Inherited.from(platform).forEach(line::constant);
        return line.constant("returnOrigins", JsonValue.EMPTY_JSON_ARRAY);
    }

    /**
     * The company's name in ASCII, and something of its id, so that two of one name are two
     * merchants and the same company is always the same.
     */
    private static String slug(JsonObject in) {
        var data = in.get("data") instanceof JsonObject it ? it : JsonValue.EMPTY_JSON_OBJECT;
        var name =
                Normalizer.normalize(text(data, "name"), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-", "");
        var most = LONGEST_SLUG - SUFFIX - 1;
        var begin = name.substring(0, Math.min(name.length(), most)).replaceAll("-$", "");
        return (begin.isEmpty() ? "company" : begin) + "-" + suffix(text(in, "id"));
    }

    private static String suffix(String id) {
        return HexFormat.of().formatHex(Sha256.of(id)).substring(0, SUFFIX);
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString it ? it.getString() : "";
    }
}
