package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.sale.SellPlan;
import dev.catraca.domain.card.CardToken;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The wish to buy a plan. What only the unit demands, the use case misses. */
record SaleBody(
        Slug unit,
        PlanCode plan,
        PaymentMethod method,
        Customer customer,
        Optional<CardToken> token,
        WishBody options,
        Optional<QuoteId> quote,
        String challenge,
        JsonObject json) {
    private static final int LONGEST_CHALLENGE = 4_096;
    private static final Map<String, PaymentMethod> METHODS =
            Map.of(
                    "cartao", PaymentMethod.CARD,
                    "pix", PaymentMethod.PIX,
                    "boleto", PaymentMethod.BOLETO);

    /** Of a body that names its unit. */
    static SaleBody of(byte[] body) {
        return SiteBody.read(
                body, Fields.Unknown.IGNORED, in -> read(in, in.value("slug", Slug::new)));
    }

    /** Of a body whose path names the unit. */
    static SaleBody of(byte[] body, Slug unit) {
        return SiteBody.read(body, Fields.Unknown.IGNORED, in -> read(in, unit));
    }

    private static SaleBody read(Fields in, Slug unit) {
        var plan = plan(in);
        var method = in.choice("paymentMethod", METHODS);
        var customer = CustomerBody.read(in.object("cliente"));
        var token =
                method == PaymentMethod.CARD
                        ? in.value("cartaoToken", it -> Optional.of(new CardToken(it)))
                        : Optional.<CardToken>empty();
        var options = WishBody.read(in);
        var quote = in.optionalValue("quoteId", SaleBody::quoteId);
        var challenge = in.text("captchaToken", LONGEST_CHALLENGE);
        in.bool("aceiteTermos", SaleBody::accepted);
        return in.done(
                () ->
                        new SaleBody(
                                unit, plan, method, customer, token, options, quote, challenge,
                                in.json()));
    }

    private static boolean accepted(boolean isAccepted) {
        if (!isAccepted) {
            throw new InvalidValue("terms-not-accepted", "The terms have to be accepted.");
        }
        return true;
    }

    /** Digits as a text, or the number itself. */
    private static PlanCode plan(Fields in) {
        return in.json().get("planoId") instanceof JsonNumber
                ? in.integer("planoId", it -> new PlanCode(Long.toString(it)))
                : in.value("planoId", PlanCode::new);
    }

    private static QuoteId quoteId(String text) {
        try {
            return new QuoteId(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            throw new InvalidValue("quote-id-invalid", "This is not the id of a quote.");
        }
    }

    SellPlan.Command toCommand(UUID order, String address) {
        return new SellPlan.Command(
                new OrderId(order),
                unit,
                plan,
                method,
                customer,
                token,
                options.installments(),
                options.dueDay(),
                options.coupon(),
                quote,
                challenge,
                Optional.of(address));
    }

    @Override
    public String toString() {
        return "SaleBody[***]";
    }
}
