package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.stripe.StripeWire.Session;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stripe's refunds: cards and PIX, no boletos (https://docs.stripe.com/payments/boleto). A share
 * that went with the charge to another account comes back with it in proportion; what several
 * payees got by transfers is taken back when the refund is known. Each refund carries our own id,
 * by which it is found when the answer was lost and the key is too old.
 */
@ApplicationScoped
class StripeRefunds implements RefundsCharges {
    private final StripeCalls calls;

    @Inject
    StripeRefunds(
            Outgoing outgoing,
            StripeGuard guard,
            @ConfigProperty(
                            name = "catraca.stripe.api-base",
                            defaultValue = "https://api.stripe.com")
                    URI base) {
        calls = new StripeCalls(outgoing.client(StripeApi.class, base), guard);
    }

    @Override
    public ProviderName provider() {
        return StripeProvider.NAME;
    }

    @Override
    public boolean canRefund(Payment.Collected payment) {
        return payment.method().filter(PaymentMethod.BOLETO::equals).isEmpty();
    }

    @Override
    public Outcome refund(Request request, ProviderAccount account) {
        if (StripeMoney.amount(request.amount()).isEmpty()) {
            return new Outcome.Refused("amount-not-expressible");
        }
        String intent;
        try {
            intent =
                    Session.of(StripeWire.success(calls.session(request.charge(), account)))
                            .intentId()
                            .orElseThrow(() -> new UnexpectedAnswer("payment_intent"));
            if (request.mayBeThere()) {
                var there = find(request, intent, account);
                if (there.isPresent()) {
                    return meaning(there.get());
                }
            }
        } catch (CallFailed failed) {
            return new Outcome.NotSent(failed.failure().code(), failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            return new Outcome.NotSent(unexpected.cause(), Optional.empty());
        }
        return ask(request, intent, account);
    }

    private Optional<JsonObject> find(Request request, String intent, ProviderAccount account) {
        List<JsonObject> all = StripeWire.list(StripeWire.success(calls.refunds(intent, account)));
        return all.stream()
                .filter(
                        it ->
                                StripeWire.mark(it, StripeForm.REFUND)
                                        .equals(Optional.of(request.id().toString())))
                .findFirst();
    }

    private Outcome ask(Request request, String intent, ProviderAccount account) {
        try {
            var isShared =
                    StripeSplit.of(request.payment(), request.split())
                            instanceof StripeSplit.Destination;
            var answer = calls.refund(request, intent, isShared, account);
            if (StripeWire.isStoredFailure(answer)) {
                return spent("stored-" + answer.status(), request);
            }
            return switch (answer.status()) {
                case 200 -> meaning(StripeWire.success(answer));
                // Stripe knows nobody by this key, or lets it do nothing of this kind.
                case 401, 403 -> new Outcome.NotSent("key-refused", Optional.empty());
                // Stripe limits before it does anything.
                case 429 -> new Outcome.NotSent("rate-limited", answer.retryAfter());
                case 400, 402, 404 -> refused(answer, request);
                // Our own first call with this key is still under way.
                case 409 -> new Outcome.Unclear("key-in-use", answer.retryAfter());
                default -> unclear(answer);
            };
        } catch (CallFailed failed) {
            var cause = failed.failure().code();
            return failed.failure().isCertainlyNotSent()
                    ? new Outcome.NotSent(cause, failed.retryAfter())
                    : new Outcome.Unclear(cause, failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            return new Outcome.Unclear(unexpected.cause(), Optional.empty());
        }
    }

    /** One that is pending is on its way; should it fail, the reading of the charge tells. */
    private static Outcome meaning(JsonObject refund) {
        return switch (StripeWire.required(refund, "status")) {
            case "succeeded", "pending", "requires_action" ->
                    new Outcome.Accepted(StripeWire.refundId(refund));
            case "failed", "canceled" -> new Outcome.Refused("refund-failed");
            default -> throw new UnexpectedAnswer("refund-status");
        };
    }

    private static Outcome refused(Answer answer, Request request) {
        if (StripeWire.isError(answer, "type", "idempotency_error")) {
            return spent("key-used-otherwise", request);
        }
        if (StripeWire.isPassing(answer)) {
            return new Outcome.KeySpent(StripeWire.error(answer).orElseThrow());
        }
        return StripeWire.error(answer)
                .<Outcome>map(Outcome.Refused::new)
                // Somebody on the way answered: who knows what became of the request.
                .orElseGet(() -> unclear(answer));
    }

    /** Only after a look it is certain that nothing came of the key. */
    private static Outcome spent(String cause, Request request) {
        return request.mayBeThere()
                ? new Outcome.KeySpent(cause)
                : new Outcome.Unclear(cause, Optional.empty());
    }

    private static Outcome unclear(Answer answer) {
        return new Outcome.Unclear("status " + answer.status(), answer.retryAfter());
    }
}
