package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The WAR that ships deploys by the server.xml that ships, and finds everything it needs. */
@ArquillianTest
class SmokeIT {
    private final Product product = Product.managed();

    @Test
    void the_server_is_ready_and_has_the_demo_merchants() {
        assertThat(product.http().get("/health/ready").status()).isEqualTo(200);
        assertThat(product.admin().get("/api/v1/merchants/nexus").status()).isEqualTo(200);
    }

    @Test
    void a_page_finds_its_style_sheet() {
        var page = product.http().get("/checkout?plan=pro").body();
        var link = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\">").matcher(page);
        assertThat(link.find()).isTrue();

        var sheet = product.http().get(link.group(1));

        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.header("Content-Type")).startsWith("text/css");
        assertThat(sheet.header("Cache-Control")).contains("max-age");
    }
}
