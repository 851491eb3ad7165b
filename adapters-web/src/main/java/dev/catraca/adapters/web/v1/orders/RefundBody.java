package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.payment.RefundPayment;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads {@code {"amount"?,"reason","payment"?}}. The amount is {@code {"amount","currency"}}, or a
 * number of minor units in the order's currency.
 */
record RefundBody(
        Optional<Money> amount, String reason, Optional<PaymentId> payment, JsonObject json) {
    private static final Pattern UUID_FORM =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    static RefundBody of(byte[] body, Currency currency) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var amount = amount(in, currency);
        var reason = in.text("reason");
        var payment = in.optionalValue("payment", RefundBody::idOf);
        return in.done(() -> new RefundBody(amount, reason, payment, in.json()));
    }

    private static Optional<Money> amount(Fields in, Currency currency) {
        return in.json().get("amount") instanceof JsonObject
                ? in.optionalObject("amount").map(it -> money(it, currency))
                : in.optionalInteger("amount", it -> new Money(it, currency).positive());
    }

    private static Money money(Fields in, Currency currency) {
        var _ = in.value("currency", it -> same(Money.currency(it), currency));
        return in.integer("amount", it -> new Money(it, currency).positive());
    }

    private static Currency same(Currency currency, Currency orders) {
        if (!currency.equals(orders)) {
            throw new InvalidValue("currency-of-others", "The order is in another currency.");
        }
        return currency;
    }

    private static PaymentId idOf(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new InvalidValue("payment-of-others", "The order has no payment of this id.");
        }
        return new PaymentId(UUID.fromString(text));
    }

    RefundPayment.Command toCommand(UUID id, OrderId order, Principal principal) {
        return new RefundPayment.Command(
                new RefundId(id), order, payment, amount, reason, principal);
    }
}
