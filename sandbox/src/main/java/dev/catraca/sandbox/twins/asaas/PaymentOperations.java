package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Reply;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v3/payments}: read, list, refund. */
final class PaymentOperations {

    private static final Set<String> FILTERS =
            Set.of(
                    "checkoutSession",
                    "externalReference",
                    "status",
                    "installment",
                    "customer",
                    "billingType",
                    "offset",
                    "limit");

    private final MoneyBack moneyBack;

    PaymentOperations(MoneyBack moneyBack) {
        this.moneyBack = moneyBack;
    }

    Reply read(AsaasCall call) {
        return Reply.json(200, json(payment(call)));
    }

    /** The newest first. */
    Reply page(AsaasCall call) {
        call.requireFilters(FILTERS);
        List<Payment> found =
                candidates(call).reversed().stream()
                        .filter(payment -> matches(payment, call))
                        .toList();
        return Reply.json(200, call.page(found, PaymentOperations::json));
    }

    private static List<Payment> candidates(AsaasCall call) {
        return call.filter("checkoutSession")
                .map(id -> call.account().checkout(id).map(PaymentOperations::of).orElse(List.of()))
                .orElseGet(() -> call.account().payments());
    }

    private static List<Payment> of(Checkout checkout) {
        synchronized (checkout) {
            return checkout.payments();
        }
    }

    private static boolean matches(Payment payment, AsaasCall call) {
        synchronized (payment.checkout()) {
            return is(call.filter("externalReference"), null)
                    && is(call.filter("status"), payment.status().name())
                    && is(call.filter("installment"), payment.instalment().id())
                    && is(call.filter("customer"), payment.customer())
                    && is(call.filter("billingType"), payment.billingType());
        }
    }

    private static boolean is(Optional<String> wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.get().equals(value);
    }

    Reply refund(AsaasCall call) {
        Payment payment = payment(call);
        boolean isEmpty = call.call().body().length == 0;
        Body body =
                isEmpty
                        ? Body.of(JsonObject.EMPTY_JSON_OBJECT)
                        : Body.of(call.body(), "value", "description");
        Optional<Long> amount = body.reais("value");
        Optional<String> description = body.text("description", 500);
        try {
            moneyBack.refund(payment, amount, description.orElse(null));
        } catch (ActionRefused refused) {
            throw AsaasRefusal.invalid("action", Objects.toString(refused.getMessage()));
        }
        return Reply.json(200, json(payment));
    }

    private static Payment payment(AsaasCall call) {
        return call.account().payment(call.pathParameter("id")).orElseThrow(AsaasRefusal::notFound);
    }

    private static JsonObject json(Payment payment) {
        synchronized (payment.checkout()) {
            return PaymentJson.of(payment);
        }
    }
}
