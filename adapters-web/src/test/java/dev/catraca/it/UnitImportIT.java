package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gym chain's units come in as one file, by lines of ours and by rows of its own table. */
@ArquillianTest
class UnitImportIT {
    private Product product;
    private String chain;
    private String imports;

    /** Keys that are nowhere else, so that whoever shows them is found. */
    private final String newer = "psec_" + UUID.randomUUID();

    private final String older = UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void there_is_a_chain() {
        product = Product.managed();
        chain = "chain-" + UUID.randomUUID().toString().substring(0, 8);
        imports = "/api/v1/merchants/" + chain + "/imports";
        assertThat(
                        product.admin()
                                .put(
                                        "/api/v1/merchants/" + chain,
                                        """
                                        {"name":"Chain","timeZone":"America/Sao_Paulo","currency":"BRL",
                                        "returnOrigins":["https://chain.example"],"lateMoney":"refund",
                                        "mainSystem":"none"}""")
                                .status())
                .isEqualTo(201);
    }

    @Test
    void an_export_comes_in_with_its_keys_which_nobody_sees_again() throws Exception {
        var file =
                row("torres", 1, 1101, sealed(newer))
                        + row("centro", 2, null, sealed(older))
                        + row("planned", 3, null, "null");
        var first = send(product.admin(), imports + "?format=live", file);
        assertThat(counts(first)).as(first.body()).isEqualTo("3 3 0");

        var torres = merchant("torres");
        assertThat(torres.getString("platform")).isEqualTo(chain);
        assertThat(torres.getString("timeZone")).isEqualTo("America/Sao_Paulo");
        assertThat(torres.getString("lateMoney")).isEqualTo("refund");
        assertThat(torres.getJsonArray("returnOrigins")).hasToString("[\"https://chain.example\"]");
        assertThat(torres.getJsonObject("unit").getString("postalCode")).isEqualTo("95560000");
        assertThat(accounts("torres"))
                .contains("v3.secretKey", "v3.empresaId", "v3.unitCode")
                .doesNotContain("v2");
        assertThat(accounts("centro")).contains("v2.secretKey", "v2.unitCode").doesNotContain("v3");
        assertThat(accounts("planned")).isEqualTo("[]");

        var id = id("torres");
        var again =
                send(
                        product.admin(),
                        imports + "?format=live",
                        file.replace("Gym torres", "Gym Torres Centro"));
        assertThat(counts(again)).isEqualTo("3 3 0");
        assertThat(id("torres")).isEqualTo(id);
        assertThat(merchant("torres").getString("name")).isEqualTo("Gym Torres Centro");

        shownNowhere(first.body() + again.body() + torres + accounts("torres"));
    }

    @Test
    void a_key_that_does_not_open_is_one_line_s_error() throws Exception {
        var altered = sealed(older).replaceFirst("\"tag\":\"....", "\"tag\":\"AAAA");
        var file =
                row("torres", 1, 1101, sealed(newer))
                        + row("centro", 2, null, altered)
                        + row("north", 3, null, sealed(older).replace("\"v\":1", "\"v\":2"))
                        + row("south", 4, null, "null");
        var atomic = send(product.admin(), imports + "?format=live&atomic=true", file);
        assertThat(atomic.status()).as(atomic.body()).isEqualTo(422);
        assertThat(counts(atomic)).isEqualTo("4 0 2");
        assertThat(product.admin().get(path("torres")).status()).isEqualTo(404);

        var partly = send(product.admin(), imports + "?format=live", file);
        assertThat(counts(partly)).isEqualTo("4 2 2");
        assertThat(errors(partly))
                .containsExactly(
                        "2 chave_api.tag key-not-opened", "3 chave_api.v key-version-unknown");
        assertThat(accounts("torres")).contains("v3.secretKey");
        assertThat(product.admin().get(path("centro")).status()).isEqualTo(404);
        shownNowhere(atomic.body() + partly.body());
    }

    @Test
    void lines_of_ours_bring_units_and_accounts() throws Exception {
        var other = chain + "-other";
        product.admin()
                .put(
                        "/api/v1/merchants/" + other,
                        """
                        {"name":"Other","timeZone":"America/Sao_Paulo","currency":"BRL",
                        "returnOrigins":[],"lateMoney":"accept","mainSystem":"none"}""");
        var file =
                line(
                                chain + "-torres",
                                "{\"v3\":{\"secretKey\":\"%s\",\"empresaId\":\"1101\",\"unitCode\":\"1\"},\"v2\":{\"secretKey\":\"%s\",\"unitCode\":\"1\"}}"
                                        .formatted(newer, older))
                        + line(
                                other,
                                "{\"v2\":{\"secretKey\":\"%s\",\"unitCode\":\"1\"}}"
                                        .formatted(older))
                        + line(chain + "-half", "{\"v2\":{\"secretKey\":\"%s\"}}".formatted(older))
                        + line(
                                chain,
                                "{\"v2\":{\"secretKey\":\"%s\",\"unitCode\":\"1\"}}"
                                        .formatted(older));
        var answer = send(product.admin(), imports, file);
        assertThat(counts(answer)).as(answer.body()).isEqualTo("4 1 3");
        assertThat(errors(answer))
                .containsExactly(
                        "2 slug slug-taken",
                        "3 accounts.pacto.v2.unitCode required",
                        "4 slug slug-taken");
        assertThat(accounts("torres")).contains("v3.secretKey", "v2.secretKey");
        assertThat(product.admin().get("/api/v1/merchants/" + other).json().getString("name"))
                .isEqualTo("Other");
        shownNowhere(answer.body());
    }

    @Test
    void the_platform_s_admin_brings_units_and_who_only_writes_its_catalogue_does_not() {
        var file = row("torres", 1, null, "null");
        var catalogue = send(key("catalogue:write"), imports + "?format=live", file);
        assertThat(counts(catalogue)).isEqualTo("1 0 1");
        assertThat(errors(catalogue)).containsExactly("1  units-need-admin");
        var ours = send(key("catalogue:write"), imports, line(chain + "-a", "{}"));
        assertThat(errors(ours)).containsExactly("1  units-need-admin");
        assertThat(product.admin().get(path("torres")).status()).isEqualTo(404);

        var admin = send(key("admin"), imports + "?format=live", file);
        assertThat(counts(admin)).as(admin.body()).isEqualTo("1 1 0");
        assertThat(send(product.admin(), "/api/v1/imports?format=live", file).status())
                .isEqualTo(400);
    }

    private Http key(String scope) {
        var body =
                "{\"merchant\":\"%s\",\"name\":\"x\",\"scopes\":[\"%s\"]}".formatted(chain, scope);
        var answer =
                product.admin()
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post("/api/v1/api-keys", body);
        return product.http().withKey(answer.json().getString("key"));
    }

    /** Neither in these answers, nor in the logs, nor in the call log; and at rest only sealed. */
    private void shownNowhere(String answers) throws IOException {
        assertThat(answers).doesNotContain(newer, older);
        assertThat(new Tables(product).text("SELECT string_agg(a::text, '') FROM api_log a"))
                .doesNotContain(newer, older);
        assertThat(
                        new Tables(product)
                                .text("SELECT string_agg(a::text, '') FROM provider_account a"))
                .doesNotContain(newer, older);
        try (var files = Files.walk(logs())) {
            var logs = files.filter(Files::isRegularFile).toList();
            assertThat(logs).isNotEmpty();
            for (var log : logs) {
                var text = new String(Files.readAllBytes(log), UTF_8);
                assertThat(text.contains(newer) || text.contains(older)).as("%s", log).isFalse();
            }
        }
    }

    private static Path logs() {
        return Path.of(System.getProperty("wlp.home")).resolve("usr/servers/catraca-it/logs");
    }

    private String row(String slug, int code, @Nullable Integer company, String key) {
        return """
               {"slug":"%1$s-%2$s","nome":"Gym %2$s","codigo_unidade":%3$d,"cidade":"Torres","estado":"RS","cep":"95560-000","latitude":"-29.3353","longitude":-49.7269,"imagens":[],"locale":"pt_BR","internacional":false,"empresa_id":%4$s,"chave_api":%5$s}
               """
                .formatted(chain, slug, code, company, key);
    }

    private static String line(String slug, String pacto) {
        return """
               {"kind":"unit","slug":"%s","name":"Gym","unit":{"code":"1"},"accounts":{"pacto":%s}}
               """
                .formatted(slug, pacto);
    }

    /** As the chain's own server does it. */
    private static String sealed(String key) throws GeneralSecurityException {
        var iv = new byte[12];
        new SecureRandom().nextBytes(iv);
        var secret =
                MessageDigest.getInstance("SHA-256").digest(Product.IMPORT_SECRET.getBytes(UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(secret, "AES"),
                new GCMParameterSpec(128, iv));
        var whole = cipher.doFinal(key.getBytes(UTF_8));
        var end = whole.length - 16;
        return Json.createObjectBuilder()
                .add("v", 1)
                .add("iv", base64(iv))
                .add("tag", base64(Arrays.copyOfRange(whole, end, whole.length)))
                .add("data", base64(Arrays.copyOf(whole, end)))
                .build()
                .toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String path(String unit) {
        return "/api/v1/merchants/" + chain + "-" + unit;
    }

    private String id(String unit) {
        return new Tables(product)
                .text("SELECT id::text FROM merchant WHERE slug = ?", chain + "-" + unit);
    }

    private JsonObject merchant(String unit) {
        return product.admin().get(path(unit)).json();
    }

    private String accounts(String unit) {
        return product.admin()
                .get(path(unit) + "/accounts")
                .json()
                .getJsonArray("accounts")
                .toString();
    }

    private static Http.Answer send(Http http, String path, String lines) {
        return http.with("Idempotency-Key", UUID.randomUUID().toString())
                .with("Content-Type", "application/x-ndjson")
                .send("POST", path, BodyPublishers.ofString(lines));
    }

    private static String counts(Http.Answer answer) {
        var report = answer.json();
        return "%d %d %d"
                .formatted(
                        report.getInt("lines"), report.getInt("imported"), report.getInt("failed"));
    }

    private static List<String> errors(Http.Answer answer) {
        return answer.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(
                        it ->
                                it.getInt("line")
                                        + " "
                                        + it.getString("field", "")
                                        + " "
                                        + it.getString("code"))
                .toList();
    }
}
