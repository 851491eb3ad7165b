package dev.catraca.sandbox.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.catraca.sandbox.twins.asaas.AsaasTwin;
import dev.catraca.sandbox.twins.pacto.DemoUnits;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The demo merchants of the three sites, put in by the API that customers use; doing it again
 * changes nothing.
 */
final class DemoData {
    private static final List<String> SITES = List.of("nexus", "live", "xeco");
    private static final String PACTO = "pacto";

    private final URI api;
    private final AdminApi admin;
    private final Secrets secrets;
    private final AsaasTwin asaas;

    private DemoData(URI api, AdminApi admin, Secrets secrets, AsaasTwin asaas) {
        this.api = api;
        this.admin = admin;
        this.secrets = secrets;
        this.asaas = asaas;
    }

    /** Answers the API key of each site. */
    static Map<String, String> seed(URI api, String adminKey, Secrets secrets, AsaasTwin asaas) {
        try (var admin = new AdminApi(api, adminKey)) {
            var data = new DemoData(api, admin, secrets, asaas);
            data.nexus();
            data.live();
            data.xeco();
            return SITES.stream().collect(toMap(site -> site, data::apiKey));
        }
    }

    private String apiKey(String site) {
        return secrets.get("api-key." + site, () -> createApiKey(site));
    }

    private void nexus() {
        admin.put(
                "/merchants/nexus",
                merchant("Nexus", "https://nexus.example", api.toString())
                        .add("defaultProvider", "stripe")
                        .build());
        plan("nexus", "starter", "Nexus Starter", 4990);
        plan("nexus", "pro", "Nexus Pro", 19990);
        var stripe = StripeAccount.of(secrets);
        admin.put(
                "/merchants/nexus/accounts/stripe",
                Json.createObjectBuilder()
                        .add("secretKey", stripe.secretKey())
                        .add("webhookSecrets", texts(stripe.webhookSecret()))
                        .build());
        asaasAccount("nexus");
        admin.put(
                "/merchants/nexus/signing-secrets/k1",
                Json.createObjectBuilder()
                        .add(
                                "secret",
                                secrets.get("nexus.signing-secret", () -> Secrets.random("ss_")))
                        .build());
    }

    private void asaasAccount(String merchant) {
        admin.putAccount(merchant, "asaas", AsaasAccount.of(merchant, secrets).credentials(asaas));
    }

    private void live() {
        admin.put("/merchants/live", merchant("Live", "https://live.example").build());
        unit(
                DemoUnits.TORRES,
                "Live Torres",
                shown(DemoUnits.TORRES, DemoUnits.TORRES_UNIT_CODE)
                        .add("city", "Torres")
                        .add("postalCode", "95560000")
                        .add("address", "Avenida Beira-Mar 100")
                        .add("complement", "Loja 2")
                        .add("latitude", new BigDecimal("-29.3369"))
                        .add("longitude", new BigDecimal("-49.7273"))
                        .add("phone", "5133330001"));
        admin.putAccount(
                DemoUnits.TORRES,
                PACTO,
                Json.createObjectBuilder()
                        .add(
                                "v3",
                                Json.createObjectBuilder()
                                        .add("secretKey", DemoUnits.TORRES_V3_KEY)
                                        .add("empresaId", text(DemoUnits.TORRES_COMPANY))
                                        .add("unitCode", text(DemoUnits.TORRES_UNIT_CODE)))
                        .add("v2", v2(DemoUnits.TORRES_V2_KEY, DemoUnits.TORRES_UNIT_CODE))
                        .build());
        unit(
                DemoUnits.CENTRO,
                "Live Centro",
                shown(DemoUnits.CENTRO, DemoUnits.CENTRO_UNIT_CODE)
                        .add("city", "Porto Alegre")
                        .add("postalCode", "90010000")
                        .add("address", "Rua dos Andradas 200")
                        .add("complement", "Térreo")
                        .add("latitude", new BigDecimal("-30.0301"))
                        .add("longitude", new BigDecimal("-51.2287"))
                        .add("phone", "5133330002"));
        admin.putAccount(
                DemoUnits.CENTRO,
                PACTO,
                Json.createObjectBuilder()
                        .add("v2", v2(DemoUnits.CENTRO_V2_KEY, DemoUnits.CENTRO_UNIT_CODE))
                        .build());
    }

    private void unit(String slug, String name, JsonObjectBuilder shown) {
        admin.put(
                "/merchants/" + slug,
                merchant(name, "https://live.example")
                        .add("platform", "live")
                        .add("unit", shown)
                        .build());
    }

    /** What both show alike. */
    private static JsonObjectBuilder shown(String slug, int code) {
        return Json.createObjectBuilder()
                .add("code", text(code))
                .add("state", "RS")
                .add("logo", "https://live.example/%s/logo.png".formatted(slug))
                .add("images", texts("https://live.example/%s/1.jpg".formatted(slug)))
                .add("publicKey", "pk_sandbox_" + slug)
                .add("email", slug + "@live.example")
                .add("locale", "pt-BR")
                .add("international", false);
    }

    private static JsonObjectBuilder v2(String key, int code) {
        return Json.createObjectBuilder().add("secretKey", key).add("unitCode", text(code));
    }

    /** Codes are texts to the API. */
    private static String text(int code) {
        return Integer.toString(code);
    }

    private void xeco() {
        admin.put(
                "/merchants/xeco",
                merchant("Xeco", "https://xeco.example").add("mainSystem", "none").build());
        asaasAccount("xeco");
        admin.put(
                "/merchants/xeco/signing-secrets/k1",
                Json.createObjectBuilder()
                        .add(
                                "secret",
                                secrets.get("xeco.signing-secret", () -> Secrets.random("ss_")))
                        .build());
        admin.put(
                "/merchants/xeco/buyers/RRFPNnuygPZ6QlXhmUFlMVqVNwj1",
                Json.createObjectBuilder()
                        .add("name", "Ana Compradora")
                        .add("email", "ana@xeco.example")
                        .add("taxId", "529.982.247-25")
                        .add("phone", "11987654321")
                        .add("active", true)
                        .build());
        company("loja-verde", "Loja Verde", "9ddiJlQ72cmE57lJlkch");
        company("casa-azul", "Casa Azul", "Kq3vTn8sWbXe41LcZrPa");
        product("loja-verde", "prod-123", "Camiseta de algodão", 7_525, 100);
        product("loja-verde", "prod-456", "Caneca", 3_990, 25);
        product("casa-azul", "prod-789", "Luminária", 18_900, 10);
    }

    /** With a coupon, and an affiliate who gets ten percent. */
    private void company(String slug, String name, String reference) {
        admin.put(
                "/merchants/" + slug,
                merchant(name, "https://xeco.example")
                        .add("reference", reference)
                        .add("platform", "xeco")
                        .add("mainSystem", "none")
                        .add("wallets", wallet(slug))
                        .add(
                                "splitRule",
                                Json.createObjectBuilder()
                                        .add("merchant", 9_000)
                                        .add("affiliate", 500))
                        .build());
        admin.put(
                "/merchants/%s/coupons/BEMVINDO10".formatted(slug),
                Json.createObjectBuilder().add("percent", 1_000).add("maxUsesPerBuyer", 1).build());
        admin.put(
                "/merchants/%s/affiliates/maria".formatted(slug),
                Json.createObjectBuilder()
                        .add("name", "Maria Afiliada")
                        .add("wallets", wallet("maria"))
                        .add("share", 1_000)
                        .add("active", true)
                        .build());
    }

    /** The same one at every start. */
    private static JsonObjectBuilder wallet(String owner) {
        var id = UUID.nameUUIDFromBytes(("demo wallet of " + owner).getBytes(UTF_8));
        return Json.createObjectBuilder().add("asaas", id.toString());
    }

    /** Once only: what was sold since stays sold. */
    private void product(String merchant, String reference, String name, long centavos, int stock) {
        admin.putOnce(
                "/merchants/%s/products/%s".formatted(merchant, reference),
                Json.createObjectBuilder()
                        .add("name", name)
                        .add(
                                "price",
                                Json.createObjectBuilder()
                                        .add("amount", centavos)
                                        .add("currency", "BRL"))
                        .add("stock", stock)
                        .add("active", true)
                        .build());
    }

    private void plan(String merchant, String code, String name, long centavos) {
        admin.put(
                "/merchants/%s/plans/%s".formatted(merchant, code),
                Json.createObjectBuilder()
                        .add("name", name)
                        .add(
                                "price",
                                Json.createObjectBuilder()
                                        .add("amount", centavos)
                                        .add("currency", "BRL"))
                        .add("cycle", "MONTHLY")
                        .build());
    }

    private String createApiKey(String site) {
        return admin.post(
                        "/api-keys",
                        Json.createObjectBuilder()
                                .add("merchant", site)
                                .add("name", "demo")
                                .add(
                                        "scopes",
                                        texts(
                                                "orders:read",
                                                "orders:write",
                                                "refunds:write",
                                                "catalogue:read",
                                                "catalogue:write",
                                                "provisioning:operate"))
                                .build())
                .getString("key");
    }

    private static JsonObjectBuilder merchant(String name, String... returnOrigins) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("timeZone", "America/Sao_Paulo")
                .add("currency", "BRL")
                .add("returnOrigins", texts(returnOrigins))
                .add("lateMoney", "accept");
    }

    private static JsonArray texts(String... texts) {
        var array = Json.createArrayBuilder();
        for (var text : texts) {
            array.add(text);
        }
        return array.build();
    }
}
