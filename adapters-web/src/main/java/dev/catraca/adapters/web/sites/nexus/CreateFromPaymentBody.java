package dev.catraca.adapters.web.sites.nexus;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.account.GrantAccess;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code {"email","name"?,"planId","amount","currency"?,"orderId"?,"periodEnd"?}} and which payment
 * it was: {@code "stripeSessionId"}, or {@code "provider"} and {@code "providerReference"}. The
 * amount is in centavos.
 */
record CreateFromPaymentBody(
        PaymentReference payment,
        Email email,
        Optional<PersonName> name,
        PlanCode plan,
        Money amount,
        Optional<OrderId> order,
        Optional<Instant> periodEnd) {
    private static final ProviderName STRIPE = new ProviderName("stripe");
    private static final Currency REAL = Money.currency("BRL");

    static CreateFromPaymentBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var email = in.value("email", Email::new);
        var name = in.optionalValue("name", PersonName::new);
        var plan = in.value("planId", PlanCode::new);
        var amount = in.integer("amount");
        var currency = in.optionalValue("currency", Money::currency).orElse(REAL);
        var payment = payment(in);
        var order = in.optionalText("orderId").flatMap(CreateFromPaymentBody::order);
        var periodEnd = in.optionalInstant("periodEnd");
        return in.done(
                () ->
                        new CreateFromPaymentBody(
                                payment,
                                email,
                                name,
                                plan,
                                paid(amount, currency),
                                order,
                                periodEnd));
    }

    GrantAccess.Command toCommand(Principal caller) {
        return new GrantAccess.Command(
                caller, payment, email, name, plan, amount, order, periodEnd);
    }

    /** Both ways of naming it may be there, if they name the same. */
    private static PaymentReference payment(Fields in) {
        if (in.json().containsKey("providerReference")
                && !in.json().containsKey("stripeSessionId")) {
            var provider = in.value("provider", ProviderName::new);
            return in.value("providerReference", it -> new PaymentReference(provider, it));
        }
        var session = in.value("stripeSessionId", it -> new PaymentReference(STRIPE, it));
        var provider = in.optionalValue("provider", ProviderName::new).orElse(STRIPE);
        var reference = in.optionalText("providerReference", 1_000);
        return in.make(
                () -> {
                    var named = reference.map(it -> new PaymentReference(provider, it));
                    if (!provider.equals(STRIPE) || !named.orElse(session).equals(session)) {
                        throw new InvalidValue(
                                "payment-ambiguous", "The fields name two different payments.");
                    }
                    return session;
                });
    }

    private static Money paid(long amount, Currency currency) {
        if (amount < 0) {
            throw new InvalidValue("amount-negative", "An amount is not negative.");
        }
        return new Money(amount, currency);
    }

    /** Somebody else's id of an order is none of ours, whatever it looks like. */
    private static Optional<OrderId> order(String text) {
        try {
            return Optional.of(new OrderId(UUID.fromString(text)));
        } catch (IllegalArgumentException theirs) {
            return Optional.empty();
        }
    }
}
