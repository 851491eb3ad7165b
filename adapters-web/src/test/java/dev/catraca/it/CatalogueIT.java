package dev.catraca.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant looks after what it sells, over HTTP. */
@ArquillianTest
class CatalogueIT {
    private static final String SHIRT =
            """
            {"name":"Camiseta","description":"Azul","price":{"amount":7525,"currency":"BRL"},
            "stock":10,"active":true}""";

    private Product product;
    private String merchant;

    @BeforeEach
    void open() {
        product = Product.managed();
        merchant = "/api/v1/merchants/shop-" + UUID.randomUUID().toString().substring(0, 8);
        var answer =
                product.admin()
                        .put(
                                merchant,
                                """
                                {"name":"Shop","timeZone":"America/Sao_Paulo","currency":"BRL",
                                "returnOrigins":[],"lateMoney":"accept","mainSystem":"none"}""");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "products | p-1 | reference"
                        + " | {'name':'Camiseta','price':{'amount':7525,'currency':'BRL'},'stock':10,'active':true}"
                        + " | {'name':'Caneca','description':'Azul','price':{'amount':1,'currency':'BRL'},'stock':0,'active':false}",
                "coupons | NATAL-50 | code | {'percent':1000} | {'amount':{'amount':500,'currency':'BRL'},"
                        + "'validFrom':'2026-12-01T00:00:00Z','validUntil':'2026-12-26T00:00:00.500Z','maxUses':5,'maxUsesPerBuyer':1}",
                "affiliates | a&b=c+d:e@ç | reference | {'name':'Ana','wallets':{},'active':true}"
                        + " | {'name':'Ana','wallets':{'asaas':'w-1','stripe':'acct_1'},'share':1000,'active':false}",
                "buyers | RRFPNnuygPZ6QlXhmUFlMVqVNwj1 | reference"
                        + " | {'name':'Ana','email':'ana@example.com','active':true}"
                        + " | {'name':'Ana','email':'ana@example.com','taxId':'52998224725','phone':'+5511987654321','active':false}",
            })
    void a_thing_is_put_read_listed_and_removed(
            String kind, String name, String key, String first, String second) {
        var path = merchant + "/" + kind + "/" + URLEncoder.encode(name, UTF_8);
        var unknown = product.admin().get(path);
        assertThat(unknown.status()).isEqualTo(404);
        for (var body : List.of(first, second, first)) {
            var json = body.replace('\'', '"');
            var status =
                    body.equals(first) && product.admin().get(path).status() == 404 ? 201 : 200;
            var put = product.admin().put(path, json);
            assertThat(put.status()).as(put.toString()).isEqualTo(status);
            var view = "{\"%s\":\"%s\",%s".formatted(key, name, json.substring(1));
            assertThat(put.json()).isEqualTo(json(view));
            assertThat(product.admin().get(path).json()).isEqualTo(json(view));
            assertThat(product.admin().get(merchant + "/" + kind).json())
                    .isEqualTo(json("{\"%s\":[%s]}".formatted(kind, view)));
        }
        assertThat(product.admin().delete(path).status()).isEqualTo(204);
        assertThat(product.admin().delete(path).status()).isEqualTo(404);
        assertThat(product.admin().get(path).status()).isEqualTo(404);
        assertThat(product.admin().get(merchant + "/" + kind).json())
                .isEqualTo(json("{\"%s\":[]}".formatted(kind)));
    }

    @Test
    void lists_come_in_pages() {
        for (var name : List.of("c", "a", "B", "b", "é")) {
            assertThat(product.admin().put(merchant + "/products/" + encoded(name), SHIRT).status())
                    .isEqualTo(201);
        }
        var found = new ArrayList<String>();
        var next = merchant + "/products?limit=2";
        while (!next.isEmpty()) {
            var page = product.admin().get(next);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            references(page.json()).forEach(found::add);
            next = page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }
        assertThat(found).containsExactly("B", "a", "b", "c", "é");
        assertThat(code(product.admin().get(merchant + "/products?limit=0")))
                .isEqualTo("fields-invalid");
        assertThat(code(product.admin().get(merchant + "/products?cursor=!")))
                .isEqualTo("fields-invalid");
    }

    @Test
    void what_is_reserved_is_not_sold_away() {
        var path = merchant + "/products/p-1";
        product.admin().put(path, SHIRT);
        run("UPDATE product SET reserved = 4 WHERE merchant_id = ", " AND reference = 'p-1'");

        var tooFew = product.admin().put(path, SHIRT.replace("\"stock\":10", "\"stock\":3"));
        assertThat(tooFew.status()).isEqualTo(422);
        assertThat(code(tooFew)).isEqualTo("stock-below-reserved");
        assertThat(tooFew.json().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo("stock");
        var gone = product.admin().delete(path);
        assertThat(gone.status()).isEqualTo(409);
        assertThat(code(gone)).isEqualTo("product-reserved");
        assertThat(product.admin().get(path).json().getInt("stock")).isEqualTo(10);

        var enough = product.admin().put(path, SHIRT.replace("\"stock\":10", "\"stock\":4"));
        assertThat(enough.status()).isEqualTo(200);
        run("UPDATE product SET reserved = 0 WHERE merchant_id = ", " AND reference = 'p-1'");
        assertThat(product.admin().delete(path).status()).isEqualTo(204);
    }

    @Test
    void a_coupon_s_limit_stays_above_its_uses() {
        var path = merchant + "/coupons/NATAL";
        product.admin().put(path, "{\"percent\":1000}");
        run("UPDATE coupon SET used = 2 WHERE merchant_id = ", " AND code = 'NATAL'");

        var refused = product.admin().put(path, "{\"percent\":1000,\"maxUses\":1}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("coupon-limit-below-used");
        assertThat(refused.json().getJsonArray("violations").getJsonObject(0).getString("field"))
                .isEqualTo("maxUses");
        assertThat(product.admin().put(path, "{\"percent\":1000,\"maxUses\":2}").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"products", "coupons", "affiliates", "buyers"})
    void what_is_no_reference_is_refused_and_does_not_exist(String kind) {
        var address = merchant + "/" + kind + "/a%20b";
        var refused = product.admin().put(address, SHIRT);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("values-invalid");
        assertThat(product.admin().get(address).status()).isEqualTo(404);
        assertThat(product.admin().delete(address).status()).isEqualTo(404);
    }

    /** The server loses its way at such an address once a body was taken in. */
    @Test
    void a_percent_sign_in_an_address_is_not_found() {
        for (var path : List.of("/products/50%25", "/plans/50%25")) {
            assertThat(product.admin().put(merchant + path, SHIRT).status()).isEqualTo(404);
            assertThat(product.admin().get(merchant + path).status()).isEqualTo(404);
        }
    }

    @Test
    void a_product_of_another_currency_is_refused() {
        var refused = product.admin().put(merchant + "/products/p-1", SHIRT.replace("BRL", "USD"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("price.currency", "currency-foreign");
        assertThat(product.admin().get(merchant + "/products/p-1").status()).isEqualTo(404);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8);
    }

    private static String code(Http.Answer answer) {
        return answer.json().getString("code");
    }

    private static List<String> references(JsonObject page) {
        return page.getJsonArray("products").getValuesAs(JsonObject.class).stream()
                .map(it -> it.getString("reference"))
                .toList();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private void run(String before, String after) {
        var slug = merchant.substring(merchant.lastIndexOf('/') + 1);
        try (var connection = product.database().getConnection();
                var statement = connection.createStatement()) {
            var merchantId = "(SELECT id FROM merchant WHERE slug = '" + slug + "')";
            assertThat(statement.executeUpdate(before + merchantId + after)).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
