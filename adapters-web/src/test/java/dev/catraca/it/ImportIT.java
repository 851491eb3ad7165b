package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole files come in over HTTP: what is good of them, or all or nothing. */
@ArquillianTest
class ImportIT {
    private static final String LINES = "application/x-ndjson";
    private static final String GOOD =
            """
            {"kind":"product","reference":"p-1","name":"Camiseta","price":{"amount":7525,"currency":"BRL"},"stock":10,"active":true}
            {"kind":"coupon","code":"NATAL","percent":1000}

            {"kind":"affiliate","reference":"a-1","name":"Ana","wallets":{"asaas":"w-1"},"active":true}
            {"kind":"buyer","reference":"u-1","name":"Ana","email":"ana@example.com","active":true}
            {"kind":"plan","code":"pro","name":"Pro","price":{"amount":19990,"currency":"BRL"},"cycle":"MONTHLY"}
            """;

    private static final String MIXED =
            """
            {"kind":"product","reference":"p-1","name":"Camiseta","price":{"amount":7525,"currency":"BRL"},"stock":10,"active":true}
            {"kind":"product","reference":"p 2","name":"","price":{"amount":12.5,"currency":"BRL"},"stock":10,"active":true}

            {"kind":"gift","reference":"p-3"}
            not json
            {"kind":"product","reference":"p-4","name":"Caneca","price":{"amount":1,"currency":"BRL"},"stock":1,"active":true}
            """;

    private Product product;
    private String merchant;

    @BeforeEach
    void open() {
        product = Product.managed();
        merchant = newMerchant();
    }

    private String newMerchant() {
        var path = "/api/v1/merchants/import-" + UUID.randomUUID().toString().substring(0, 8);
        var answer =
                product.admin()
                        .put(
                                path,
                                """
                                {"name":"Shop","timeZone":"America/Sao_Paulo","currency":"BRL",
                                "returnOrigins":[],"lateMoney":"refund","mainSystem":"none",
                                "defaultProvider":"asaas"}""");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return path;
    }

    @Test
    void every_kind_of_line_comes_in() {
        var answer = send(merchant + "/imports", GOOD);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(counts(answer.json())).isEqualTo("5 5 0");
        assertThat(errors(answer.json())).isEmpty();
        for (var path :
                List.of(
                        "products/p-1",
                        "coupons/NATAL",
                        "affiliates/a-1",
                        "buyers/u-1",
                        "plans/pro")) {
            assertThat(product.admin().get(merchant + "/" + path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void bad_lines_are_reported_by_number_and_the_others_imported() {
        var answer = send(merchant + "/imports", MIXED);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(counts(answer.json())).isEqualTo("5 2 3");
        assertThat(errors(answer.json()))
                .containsExactly(
                        "2 name blank",
                        "2 price.amount not-an-integer",
                        "2 reference reference-invalid",
                        "4 kind not-a-choice",
                        "5  json-malformed");
        assertThat(references()).containsExactly("p-1", "p-4");
    }

    @Test
    void an_atomic_import_changes_nothing_if_a_line_is_bad() {
        var answer = send(merchant + "/imports?atomic=true", MIXED);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().getString("code")).isEqualTo("import-rejected");
        assertThat(counts(answer.json())).isEqualTo("5 0 3");
        assertThat(errors(answer.json())).hasSize(5);
        assertThat(references()).isEmpty();
        assertThat(send(merchant + "/imports?atomic=true", GOOD).status()).isEqualTo(200);
        assertThat(references()).containsExactly("p-1");
    }

    @Test
    void a_line_is_refused_where_its_put_would_be() {
        send(merchant + "/imports", GOOD);
        new Tables(product)
                .text(
                        """
                        UPDATE product SET reserved = 4 WHERE merchant_id =
                            (SELECT id FROM merchant WHERE slug = ?) RETURNING reference""",
                        merchant.substring(merchant.lastIndexOf('/') + 1));
        var fewer = GOOD.replace("\"stock\":10", "\"stock\":3");
        var partly = send(merchant + "/imports", fewer);
        assertThat(counts(partly.json())).isEqualTo("5 4 1");
        assertThat(errors(partly.json())).containsExactly("1 stock stock-below-reserved");
        assertThat(send(merchant + "/imports?atomic=true", fewer).status()).isEqualTo(422);
        assertThat(product.admin().get(merchant + "/products/p-1").json().getInt("stock"))
                .isEqualTo(10);
    }

    @Test
    void twenty_thousand_lines_come_in_as_one_file() {
        var file =
                IntStream.range(0, 20_000)
                        .mapToObj(
                                it ->
                                        """
                                        {"kind":"buyer","reference":"u-%05d","name":"Buyer %d","email":"u%d@example.com","active":true}
                                        """
                                                .formatted(it, it, it))
                        .collect(Collectors.joining());
        var answer = send(merchant + "/imports", file);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(counts(answer.json())).isEqualTo("20000 20000 0");
        var again = send(merchant + "/imports?atomic=true", file);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(product.admin().get(merchant + "/buyers/u-19999").status()).isEqualTo(200);
        assertThat(
                        new Tables(product)
                                .number(
                                        """
                                        SELECT count(*) FROM buyer WHERE merchant_id =
                                            (SELECT id FROM merchant WHERE slug = ?)""",
                                        merchant.substring(merchant.lastIndexOf('/') + 1)))
                .isEqualTo(20_000);
    }

    @Test
    void a_file_is_taken_over_once_per_key() {
        var http = product.admin().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = send(http, merchant + "/imports", GOOD);
        product.admin().delete(merchant + "/products/p-1");
        var again = send(http, merchant + "/imports", GOOD);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(references()).isEmpty();
        var other = send(http, merchant + "/imports", GOOD + GOOD);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().getString("code")).isEqualTo("idempotency-key-reused");
        var missing = send(product.admin(), merchant + "/imports", GOOD);
        assertThat(missing.json().getString("code")).isEqualTo("idempotency-key-missing");
    }

    @Test
    void what_is_no_import_is_refused() {
        assertThat(send(product.http(), merchant + "/imports", GOOD).status()).isEqualTo(401);
        assertThat(send(merchant + "/imports?atomic=yes", GOOD).status()).isEqualTo(400);
        assertThat(send(merchant + "/imports?format=csv", GOOD).status()).isEqualTo(400);
        var empty = send(merchant + "/imports", "");
        assertThat(empty.json().getString("code")).isEqualTo("body-missing");
        assertThat(send("/api/v1/merchants/nobody-at-all/imports", GOOD).status()).isEqualTo(404);
        var json = keyed().post(merchant + "/imports", GOOD);
        assertThat(json.status()).isEqualTo(415);
        assertThat(references()).isEmpty();
    }

    @Test
    void merchants_come_in_by_an_admin() {
        var platform = merchant.substring(merchant.lastIndexOf('/') + 1);
        var file =
                """
                {"kind":"merchant","slug":"%1$s-a","name":"A","platform":"%1$s","timeZone":"America/Sao_Paulo","currency":"BRL","returnOrigins":[],"lateMoney":"accept"}
                {"kind":"merchant","slug":"%1$s-b","name":"B","platform":"nobody-at-all","timeZone":"America/Sao_Paulo","currency":"BRL","returnOrigins":[],"lateMoney":"accept"}
                {"kind":"product","reference":"p-1"}
                """
                        .formatted(platform);
        var answer = send("/api/v1/imports", file);
        assertThat(counts(answer.json())).isEqualTo("3 1 2");
        assertThat(errors(answer.json()))
                .containsExactly("2  platform-unknown", "3 kind not-a-choice");
        assertThat(
                        product.admin()
                                .get("/api/v1/merchants/" + platform + "-a")
                                .json()
                                .getString("platform"))
                .isEqualTo(platform);
    }

    @Test
    void an_export_of_xeco_comes_in() {
        var platform = merchant.substring(merchant.lastIndexOf('/') + 1);
        var companies =
                send("/api/v1/imports?format=xeco&platform=" + platform, sample("companies"));
        assertThat(counts(companies.json())).as(companies.body()).isEqualTo("2 2 0");
        var things =
                send(
                        merchant + "/imports?format=xeco&atomic=true",
                        sample("products") + sample("users") + sample("affiliates"));
        assertThat(things.status()).as(things.toString()).isEqualTo(200);
        assertThat(counts(things.json())).isEqualTo("6 6 0");
        assertThat(references()).containsExactly("prod-123", "prod-124");
        assertThat(send("/api/v1/imports?format=xeco", sample("companies")).status())
                .isEqualTo(400);
    }

    private Http keyed() {
        return product.admin().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private Http.Answer send(String path, String lines) {
        return send(keyed(), path, lines);
    }

    private static Http.Answer send(Http http, String path, String lines) {
        return http.with("Content-Type", LINES).send("POST", path, BodyPublishers.ofString(lines));
    }

    private List<String> references() {
        return product
                .admin()
                .get(merchant + "/products")
                .json()
                .getJsonArray("products")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(it -> it.getString("reference"))
                .toList();
    }

    private static String counts(JsonObject report) {
        return "%d %d %d"
                .formatted(
                        report.getInt("lines"), report.getInt("imported"), report.getInt("failed"));
    }

    private static List<String> errors(JsonObject report) {
        return report.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(
                        it ->
                                it.getInt("line")
                                        + " "
                                        + it.getString("field", "")
                                        + " "
                                        + it.getString("code"))
                .toList();
    }

    private static String sample(String collection) {
        try (var in = ImportIT.class.getResourceAsStream("/xeco-export.jsonl")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(it -> it.contains("\"collection\":\"" + collection + "\""))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
