package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * The README's five minutes, done as it says: with the addresses printed there, and otherwise only
 * what the pages show.
 */
@ArquillianTest
class TourIT {
    private static final String PASSWORD = "the password you chose";

    private final Product product = Product.managed();
    private final String email = newBuyer();

    @Test
    void from_a_click_to_a_log_in() {
        var browser = new Browser(product.api().resolve("/checkout?plan=pro"));
        assertThat(browser.html()).contains("Nexus Pro", "199.90");
        browser.press("Go to payment", Map.of("email", email));

        assertThat(browser.address()).hasPort(product.twins().port());
        assertThat(browser.html()).contains("Nexus Pro", "199.90", email);
        browser.press("Pay by card", Map.of());

        assertThat(browser.address()).hasPort(product.api().getPort());
        var order = browser.address().getQuery().replaceFirst("^order=", "");

        var activation = new Browser(activationLink());
        activation.press("Set the password", Map.of("password", PASSWORD, "repeated", PASSWORD));

        var login =
                product.http()
                        .post(
                                "/api/auth/login",
                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(email, PASSWORD));
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
        assertThat(login.json().getString("accessToken")).isNotEmpty();

        var why =
                product.admin()
                        .with("Accept-Language", "pt-BR")
                        .get("/api/v1/orders/" + order + "/why");
        assertThat(why.status()).as(why.toString()).isEqualTo(200);
        assertThat(why.json().getString("state")).isEqualTo("PAID");
        assertThat(why.json().getJsonArray("story").getValuesAs(JsonObject.class))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(it -> assertThat(it.getString("text")).isNotBlank());
    }

    @Test
    void a_declined_card_can_be_followed_by_a_boleto_that_is_paid_later() {
        var browser = new Browser(product.api().resolve("/checkout?plan=pro&email=" + email));
        browser.press("Go to payment", Map.of());
        var page = browser.address();

        var declined = new Browser(page);
        declined.press("Card declined", Map.of());
        declined.press("Take a boleto", Map.of());
        var order = declined.address().getQuery().replaceFirst("^order=", "");
        assertThat(state(order)).isEqualTo("OPEN");

        new Browser(page).press("Pay the boleto/PIX now", Map.of());

        activationLink();
        assertThat(state(order)).isEqualTo("PAID");
    }

    /** The link in the mail, as the mailbox shows it. */
    private URI activationLink() {
        var mailbox = product.twins().uri().resolve("/mailbox?to=" + email);
        return await("the welcome mail")
                .atMost(Buyers.LIMIT)
                .until(
                        () -> new Browser(mailbox).links().stream().distinct().toList(),
                        it -> it.size() == 1)
                .getFirst();
    }

    private String state(String order) {
        return new Buyers(product).order(order).getString("state");
    }
}
