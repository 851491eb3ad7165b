package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.isTrue;

import dev.catraca.adapters.gateways.asaas.AsaasWire.Payment;
import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What became of a checkout. Asaas has no way to read a checkout itself, only the payments that
 * were begun on it. That one has ended without any is told by a notification alone; where none came
 * and its time is over, it is ended by us, so that it is true.
 */
final class AsaasReports {
    private static final int MOST_PAGES = 10;

    private final AsaasCalls calls;
    private final Clock clock;

    AsaasReports(AsaasCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** The charge as it is now; {@code reference} is a checkout or a payment. */
    ChargeReport find(ChargeReference reference, Claim claim, ProviderAccount account) {
        return reported(
                () ->
                        switch (AsaasReference.of(reference)) {
                            case CHECKOUT -> ofCheckout(reference, claim, account);
                            case PAYMENT -> ofPayment(reference, claim, account);
                            case UNKNOWN -> throw new UnexpectedAnswer("reference");
                        });
    }

    /** Ends the checkout if it is open, then tells what the charge is. */
    ChargeReport cancel(ChargeReference reference, ProviderAccount account) {
        return reported(
                () ->
                        switch (AsaasReference.of(reference)) {
                            case CHECKOUT -> canceled(reference, account);
                            // No page of ours: there is nothing to close.
                            case PAYMENT -> ofPayment(reference, Claim.NONE, account);
                            case UNKNOWN -> throw new UnexpectedAnswer("reference");
                        });
    }

    private static ChargeReport reported(Supplier<ChargeReport> reading) {
        try {
            return reading.get();
        } catch (CallFailed failed) {
            return new ChargeReport.Unknown(failed.failure().code(), failed.retryAfter());
        } catch (NoList no) {
            return unknown(no.answer);
        } catch (UnexpectedAnswer unexpected) {
            return new ChargeReport.Unknown(unexpected.cause(), Optional.empty());
        }
    }

    private ChargeReport ofCheckout(
            ChargeReference checkout, Claim claim, ProviderAccount account) {
        var charge = charge(checkout, account);
        if (charge.isIdle() && claim == Claim.OVERDUE) {
            var answer = calls.cancel(checkout, account);
            if (!isOver(answer)) {
                return withoutObject(answer);
            }
            // Somebody may have paid at the last moment.
            charge = charge(checkout, account);
        }
        return known(checkout, charge, charge.fact(claim, clock.instant()));
    }

    private ChargeReport canceled(ChargeReference checkout, ProviderAccount account) {
        var answer = calls.cancel(checkout, account);
        if (!isOver(answer)) {
            return withoutObject(answer);
        }
        var charge = charge(checkout, account);
        if (charge.isIdle() && answer.status() == 404) {
            return new ChargeReport.Absent();
        }
        // What could not be cancelled and was not paid had ended before.
        var claim = answer.status() == 200 ? Claim.CANCELED : Claim.EXPIRED;
        return known(checkout, charge, charge.fact(claim, clock.instant()));
    }

    /** Whether nobody can pay there any more: it was ended now, or had been before. */
    private static boolean isOver(Answer answer) {
        return switch (answer.status()) {
            case 200 -> true;
            case 400, 404, 409, 422 -> AsaasWire.error(answer).isPresent();
            default -> false;
        };
    }

    private ChargeReport ofPayment(
            ChargeReference reference, Claim claim, ProviderAccount account) {
        var answer = calls.payment(reference, account);
        if (answer.status() != 200) {
            return withoutObject(answer);
        }
        var payment = Payment.of(AsaasWire.success(answer));
        if (!payment.id().equals(reference.value())) {
            throw new UnexpectedAnswer("another payment");
        }
        var checkout =
                payment.checkout()
                        .map(ChargeReference::new)
                        .filter(it -> AsaasReference.of(it) == AsaasReference.CHECKOUT);
        if (checkout.isPresent()) {
            return ofCheckout(checkout.get(), claim, account);
        }
        var charge = new AsaasCharge(List.of(payment));
        return known(reference, charge, charge.fact(Claim.NONE, clock.instant()));
    }

    private static ChargeReport known(
            ChargeReference reference, AsaasCharge charge, ChargeFact fact) {
        return new ChargeReport.Known(reference, charge.mark(), fact);
    }

    private static ChargeReport withoutObject(Answer answer) {
        return answer.status() == 404 && AsaasWire.error(answer).isPresent()
                ? new ChargeReport.Absent()
                : unknown(answer);
    }

    private static ChargeReport unknown(Answer answer) {
        return new ChargeReport.Unknown("status " + answer.status(), AsaasWire.retryAfter(answer));
    }

    private AsaasCharge charge(ChargeReference checkout, ProviderAccount account) {
        return new AsaasCharge(begun(checkout, account));
    }

    /**
     * All payments that were begun on the checkout, the newest one first; the filter by checkout is
     * not documented, so what it lets through is looked at again. Throws {@link NoList} or {@link
     * UnexpectedAnswer} if that cannot be told.
     */
    List<Payment> begun(ChargeReference checkout, ProviderAccount account) {
        var payments = new ArrayList<Payment>();
        for (var page = 0; page < MOST_PAGES; page++) {
            var answer = calls.payments(checkout, page * AsaasCalls.LARGEST_PAGE, account);
            if (answer.status() != 200) {
                throw new NoList(answer);
            }
            var list = AsaasWire.success(answer);
            AsaasWire.list(list).stream()
                    .map(Payment::of)
                    .filter(it -> it.checkout().equals(Optional.of(checkout.value())))
                    .forEach(payments::add);
            if (!isTrue(list, "hasMore")) {
                return payments;
            }
        }
        throw new UnexpectedAnswer("more payments than anybody can have begun");
    }

    /** The payments cannot be read now. */
    static final class NoList extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        NoList(Answer answer) {
            super("no list", null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }
}
