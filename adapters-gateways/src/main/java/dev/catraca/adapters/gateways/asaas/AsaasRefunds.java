package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.asaas.AsaasWire.Back;
import dev.catraca.adapters.gateways.asaas.AsaasWire.Payment;
import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asaas' refunds. It knows no keys, so what has gone back for us is read before anything is asked:
 * each refund carries our own id in its description. An instalment plan is a payment per
 * instalment, and goes back from the first one on; whatever is interrupted goes on where it
 * stopped.
 */
@ApplicationScoped
class AsaasRefunds implements RefundsCharges {
    private final AsaasCalls calls;
    private final AsaasReports reports;

    @Inject
    AsaasRefunds(
            Outgoing outgoing,
            AsaasGuard guard,
            Clock clock,
            @ConfigProperty(
                            name = "catraca.asaas.api-base",
                            defaultValue = "https://api.asaas.com/v3")
                    URI base) {
        calls = new AsaasCalls(outgoing.client(AsaasApi.class, base), guard);
        reports = new AsaasReports(calls, clock);
    }

    @Override
    public ProviderName provider() {
        return AsaasProvider.NAME;
    }

    @Override
    public boolean canRefund(dev.catraca.domain.payment.Payment.Collected payment) {
        return payment.method().filter(PaymentMethod.BOLETO::equals).isEmpty();
    }

    /** One call of several: so much of this payment. */
    private record Step(Payment payment, Money amount) {}

    @Override
    public Outcome refund(Request request, ProviderAccount account) {
        if (!AsaasMoney.isExpressible(request.amount())) {
            return new Outcome.Refused("currency-not-supported");
        }
        var mark = Back.mark(request.id());
        List<Payment> payments;
        try {
            // The newest comes first.
            payments = reports.begun(request.charge(), account).reversed();
        } catch (CallFailed failed) {
            return new Outcome.NotSent(failed.failure().code(), failed.retryAfter());
        } catch (AsaasReports.NoList no) {
            return new Outcome.NotSent(
                    "status " + no.answer().status(), AsaasWire.retryAfter(no.answer()));
        } catch (UnexpectedAnswer unexpected) {
            return new Outcome.NotSent(unexpected(unexpected), Optional.empty());
        }
        var done = payments.stream().filter(it -> !marked(it, mark).isZero()).toList();
        var denied =
                sum(
                        payments.stream()
                                .flatMap(it -> it.denied().stream())
                                .filter(it -> it.refund().equals(Optional.of(request.id())))
                                .map(Back::value));
        var missing =
                request.amount()
                        .minus(sum(done.stream().map(it -> marked(it, mark))))
                        .minus(denied);
        if (!missing.isPositive()) {
            return done.isEmpty()
                    ? new Outcome.Refused("refund-canceled")
                    : new Outcome.Accepted(done.getFirst().id());
        }
        var steps = steps(payments, missing);
        if (steps.isEmpty()) {
            return ifNothingDone(done.isEmpty(), new Outcome.Refused("not-enough-left"));
        }
        var isUntouched = done.isEmpty();
        for (var step : steps) {
            var failure = ask(step, mark, account);
            if (failure.isPresent()) {
                return ifNothingDone(isUntouched, failure.get());
            }
            isUntouched = false;
        }
        return new Outcome.Accepted(
                Stream.concat(done.stream(), steps.stream().map(Step::payment))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    /** Nothing if not all that is missing can be had. */
    private static List<Step> steps(List<Payment> payments, Money wanted) {
        var steps = new ArrayList<Step>();
        var missing = wanted;
        for (var payment : payments) {
            var left = payment.value().minus(sum(payment.back().stream().map(Back::value)));
            var part = left.isLessThan(missing) ? left : missing;
            if (part.isPositive() && isPaid(payment)) {
                steps.add(new Step(payment, part));
                missing = missing.minus(part);
            }
        }
        return missing.isPositive() ? List.of() : steps;
    }

    private static boolean isPaid(Payment payment) {
        return switch (payment.status()) {
            case "CONFIRMED", "RECEIVED" -> !payment.isDeleted();
            default -> false;
        };
    }

    /** A no in the middle, and a yes that is not all of it, are neither. */
    private static Outcome ifNothingDone(boolean isUntouched, Outcome failure) {
        if (isUntouched) {
            return failure;
        }
        return switch (failure) {
            case Outcome.Refused(var reason) ->
                    new Outcome.Unclear("in part: " + reason, Optional.empty());
            case Outcome.NotSent(var cause, var retryAfter) ->
                    new Outcome.Unclear("in part: " + cause, retryAfter);
            default -> failure;
        };
    }

    /** What is wrong, if anything is. */
    private Optional<Outcome> ask(Step step, String mark, ProviderAccount account) {
        try {
            var answer = calls.refund(step.payment().id(), step.amount(), mark, account);
            return switch (answer.status()) {
                case 200 -> {
                    Payment.of(AsaasWire.success(answer));
                    yield Optional.empty();
                }
                // Asaas knows nobody by this key, so it did nothing.
                case 401, 403 -> Optional.of(new Outcome.NotSent("key-refused", Optional.empty()));
                // Asaas limits before it does anything.
                case 429 ->
                        Optional.of(
                                new Outcome.NotSent("rate-limited", AsaasWire.retryAfter(answer)));
                case 400, 404, 405, 409, 415, 422 -> Optional.of(refused(answer));
                default -> Optional.of(unclear(answer));
            };
        } catch (CallFailed failed) {
            var cause = failed.failure().code();
            return Optional.of(
                    failed.failure().isCertainlyNotSent()
                            ? new Outcome.NotSent(cause, failed.retryAfter())
                            : new Outcome.Unclear(cause, failed.retryAfter()));
        } catch (UnexpectedAnswer unexpected) {
            return Optional.of(new Outcome.Unclear(unexpected(unexpected), Optional.empty()));
        }
    }

    private static Outcome refused(Answer answer) {
        return AsaasWire.error(answer)
                .<Outcome>map(Outcome.Refused::new)
                // Somebody on the way answered: who knows what became of the request.
                .orElseGet(() -> unclear(answer));
    }

    private static Outcome unclear(Answer answer) {
        return new Outcome.Unclear("status " + answer.status(), AsaasWire.retryAfter(answer));
    }

    private static Money marked(Payment payment, String mark) {
        return sum(
                payment.back().stream()
                        .filter(it -> it.description().equals(Optional.of(mark)))
                        .map(Back::value));
    }

    private static Money sum(Stream<Money> amounts) {
        return amounts.reduce(Money.zero(AsaasMoney.CURRENCY), Money::plus);
    }

    private static String unexpected(UnexpectedAnswer answer) {
        return answer.cause();
    }
}
