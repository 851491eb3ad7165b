package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A merchant says whom it sells nothing to, over HTTP. */
@ArquillianTest
class BlocklistIT {
    private Product product;
    private String blocklist;

    @BeforeEach
    void open() {
        product = Product.managed();
        blocklist = "/api/v1/merchants/" + Shop.open(product).slug() + "/blocklist";
    }

    @ParameterizedTest
    @CsvSource({
        "IP, 203.0.113.7, 203.0.113.*",
        "IP, 2001:db8::/32, 2001:db8::/32",
        "TAX_ID, 529.982.247-25, ***.982.247-**",
        "TAX_ID, 11.222.333/0001-81, **.222.***/****-**",
        "EMAIL, Ana@Example.com, a***@example.com"
    })
    void somebody_is_blocked_listed_and_unblocked(String kind, String value, String masked) {
        var answer = post(body(kind, value));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().getString("kind")).isEqualTo(kind);
        assertThat(answer.json().getString("masked")).isEqualTo(masked);
        assertThat(answer.json().getString("reason")).isEqualTo("Fraud");
        assertThat(answer.json().getString("createdAt")).endsWith("Z");
        assertThat(answer.json()).doesNotContainKey("expiresAt");
        assertThat(entries(blocklist)).containsExactly(answer.json());

        var path = blocklist + "/" + answer.json().getString("id");
        assertThat(product.admin().delete(path).status()).isEqualTo(204);
        assertThat(product.admin().delete(path).status()).isEqualTo(404);
        assertThat(entries(blocklist)).isEmpty();
    }

    @Test
    void somebody_who_is_blocked_again_keeps_the_entry() {
        var first = post(body("EMAIL", "ana@example.com"));
        var again =
                post(
                        """
                        {"kind":"EMAIL","value":"ANA@example.com","reason":"Chargebacks",
                        "expiresAt":"2099-01-01T00:00:00Z"}""");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(again.json().getString("reason")).isEqualTo("Chargebacks");
        assertThat(again.json().getString("expiresAt")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(entries(blocklist)).containsExactly(again.json());
    }

    @Test
    void a_repetition_gets_the_same_answer_and_other_content_is_refused() {
        var keyed = product.admin().with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.post(blocklist, body("IP", "203.0.113.7"));
        var again = keyed.post(blocklist, body("IP", "203.0.113.7"));
        var other = keyed.post(blocklist, body("IP", "203.0.113.8"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().getString("code")).isEqualTo("idempotency-key-reused");
        assertThat(product.admin().post(blocklist, body("IP", "203.0.113.9")).json())
                .extracting(it -> ((JsonObject) it).getString("code"))
                .isEqualTo("idempotency-key-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | value | ip-range-invalid | {'kind':'IP','value':'203.0.113.256','reason':'x'}",
                "422 | value | ip-range-too-wide | {'kind':'IP','value':'0.0.0.0/0','reason':'x'}",
                "422 | value | ip-range-inexact | {'kind':'IP','value':'203.0.113.7/24','reason':'x'}",
                "422 | value | cpf-invalid | {'kind':'TAX_ID','value':'52998224724','reason':'x'}",
                "422 | value | email-invalid | {'kind':'EMAIL','value':'ana','reason':'x'}",
                "422 | kind | not-a-choice | {'kind':'PHONE','value':'ana','reason':'x'}",
                "422 | expiresAt | already-over | {'kind':'IP','value':'203.0.113.7','reason':'x',"
                        + "'expiresAt':'2020-01-01T00:00:00Z'}",
                "400 | kind | required | {'value':'203.0.113.7','reason':'x'}",
                "400 | value | required | {'kind':'IP','reason':'x'}",
                "400 | reason | blank | {'kind':'IP','value':'203.0.113.7','reason':' '}",
                "400 | more | unknown-field | {'kind':'IP','value':'203.0.113.7','reason':'x','more':1}"
            })
    void what_is_malformed_is_refused(int status, String field, String code, String body) {
        var answer = post(body.replace('\'', '"'));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        var violation = answer.json().getJsonArray("violations").getJsonObject(0);
        assertThat(violation.getString("field")).isEqualTo(field);
        assertThat(violation.getString("code")).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("203.0.113", "52998224724");
        assertThat(entries(blocklist)).isEmpty();
    }

    @Test
    void entries_come_in_pages() {
        var blocked = new ArrayList<String>();
        for (int i = 1; i <= 5; i++) {
            blocked.add(post(body("IP", "203.0.113." + i)).json().getString("id"));
        }

        var found = new ArrayList<String>();
        var next = blocklist + "?limit=2";
        while (!next.isEmpty()) {
            entries(next).forEach(it -> found.add(it.getString("id")));
            next =
                    product.admin()
                            .get(next)
                            .header("Link")
                            .replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }

        assertThat(found).containsExactlyElementsOf(blocked);
        assertThat(product.admin().get(blocklist + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void others_neither_see_nor_remove_an_entry() {
        var entry = post(body("IP", "203.0.113.7")).json().getString("id");
        var other = "/api/v1/merchants/" + Shop.open(product).slug() + "/blocklist";

        assertThat(product.site("xeco").get(blocklist).status()).isEqualTo(404);
        assertThat(product.site("xeco").delete(blocklist + "/" + entry).status()).isEqualTo(404);
        assertThat(product.admin().delete(other + "/" + entry).status()).isEqualTo(404);
        assertThat(product.admin().delete(blocklist + "/x").status()).isEqualTo(404);
        assertThat(entries(blocklist)).hasSize(1);
    }

    private Http.Answer post(String body) {
        return product.admin()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(blocklist, body);
    }

    private static String body(String kind, String value) {
        return "{\"kind\":\"%s\",\"value\":\"%s\",\"reason\":\"Fraud\"}".formatted(kind, value);
    }

    private List<JsonObject> entries(String path) {
        var answer = product.admin().get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getJsonArray("blocklist").getValuesAs(JsonObject.class);
    }
}
