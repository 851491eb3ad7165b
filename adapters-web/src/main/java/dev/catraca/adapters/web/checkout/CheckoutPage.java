package dev.catraca.adapters.web.checkout;

import static dev.catraca.adapters.web.page.Page.text;

import dev.catraca.adapters.web.gate.Language;
import dev.catraca.adapters.web.page.Page;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.shared.Money;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What the buyer sees before and after the provider's page. */
final class CheckoutPage {
    private final Language language;
    private final ResourceBundle texts;

    CheckoutPage(Language language) {
        this.language = language;
        this.texts = language.bundle("checkout");
    }

    /** What is bought, and what is still missing. */
    Response show(
            int status, CheckoutForm form, Merchant merchant, Plan plan, Optional<String> problem) {
        var content =
                """
                %s
                <p>%s</p>
                <p class="price">%s</p>
                <p>%s</p>
                <form method="post" action="/checkout">
                <input type="hidden" name="merchant" value="%s">
                <input type="hidden" name="plan" value="%s">
                <input type="hidden" name="return_url" value="%s">
                <label for="email">%s</label>
                <input id="email" name="email" type="email" autocomplete="email" required value="%s">
                <label for="name">%s</label>
                <input id="name" name="name" autocomplete="name" maxlength="120" value="%s">
                <button type="submit">%s</button>
                </form>
                """
                        .formatted(
                                problem.map(this::problem).orElse(""),
                                text(merchant.name()),
                                text(price(plan.price())),
                                text(texts.getString("cycle." + plan.cycle().name())),
                                text(merchant.slug().value()),
                                text(plan.code().value()),
                                text(CheckoutForm.shown(form.returnUrl())),
                                text(texts.getString("email")),
                                text(CheckoutForm.shown(form.email())),
                                text(texts.getString("name")),
                                text(CheckoutForm.shown(form.name())),
                                text(texts.getString("pay")));
        return Page.of(status, language.tag(), plan.name(), content);
    }

    /** How the order stands, for a buyer whose site named no address to return to. */
    Response standing(Order order) {
        var key = "state." + order.state().name();
        var sentence = texts.getString(texts.containsKey(key) ? key : "state.OPEN");
        return Page.of(
                200,
                language.tag(),
                texts.getString("title"),
                "<p>%s</p>\n<p><small>%s</small></p>"
                        .formatted(text(sentence), text(order.id().toString())));
    }

    private String problem(String code) {
        var key = "problem." + code;
        var sentence = texts.getString(texts.containsKey(key) ? key : "problem.other");
        return "<p class=\"problem\" role=\"alert\">%s</p>".formatted(text(sentence));
    }

    private String price(Money money) {
        var format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(language.tag()));
        format.setCurrency(money.currency());
        return format.format(
                BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits()));
    }
}
