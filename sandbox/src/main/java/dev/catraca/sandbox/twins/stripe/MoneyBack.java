package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.twins.stripe.Charge.Dispute;
import dev.catraca.sandbox.twins.stripe.Charge.Refund;
import dev.catraca.sandbox.twins.stripe.Event.Cause;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refunds and disputes of money that was paid. */
final class MoneyBack {

    private static final String OPEN = "needs_response";
    private static final String WON = "won";
    private static final String LOST = "lost";

    /** A failure is told three times. */
    private static final List<String> FAILURE =
            List.of("charge.refund.updated", "refund.updated", "refund.failed");

    private final TwinClock clock;
    private final Events events;

    MoneyBack(TwinClock clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    /** Gives an amount back, or all that is left if none is named. */
    Refund refund(
            PaymentIntent intent,
            Optional<Long> amount,
            @Nullable String reason,
            Map<String, String> metadata,
            Cause cause) {
        synchronized (intent.session()) {
            Charge charge = paid(intent);
            if (charge.method().equals("boleto")) {
                throw new ActionRefused("A boleto cannot be refunded through Stripe.");
            }
            if (charge.dispute().filter(dispute -> !dispute.status().equals(WON)).isPresent()) {
                throw new ActionRefused("The charge is disputed.");
            }
            long left = charge.amount() - charge.refunded();
            long asked = amount.orElse(left);
            if (left == 0) {
                throw new ActionRefused(
                        "Charge %s has already been refunded.".formatted(charge.id()));
            }
            if (asked < 1 || asked > left) {
                throw new ActionRefused(
                        "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
                                .formatted(asked, left));
            }
            Refund refund =
                    new Refund(
                            Ids.random("re_3", 23), asked, clock.instant(), reason, metadata, null);
            charge.refund(refund);
            emit(intent, "refund.created", PaymentJson.refund(charge, refund), cause);
            emit(intent, "charge.refunded", PaymentJson.charge(charge), cause);
            return refund;
        }
    }

    /** The payer's bank sends the money of the newest refund back, as their card is no more. */
    void failRefund(PaymentIntent intent) {
        synchronized (intent.session()) {
            Charge charge = paid(intent);
            Refund failed =
                    charge.refunds().reversed().stream()
                            .filter(refund -> !refund.hasFailed())
                            .findFirst()
                            .orElseThrow(() -> new ActionRefused("Nothing was refunded."))
                            .failed("expired_or_canceled_card");
            charge.replace(failed);
            JsonObject json = PaymentJson.refund(charge, failed);
            for (String type : FAILURE) {
                emit(intent, type, json, Cause.OUTSIDE);
            }
        }
    }

    void dispute(PaymentIntent intent) {
        synchronized (intent.session()) {
            Charge charge = paid(intent);
            if (charge.method().equals("boleto")) {
                throw new ActionRefused("A boleto cannot be disputed.");
            }
            if (charge.dispute().isPresent()) {
                throw new ActionRefused("The charge is or was disputed already.");
            }
            Dispute dispute = new Dispute(Ids.random("du_1", 23), clock.instant(), OPEN);
            charge.dispute(dispute);
            emit(charge, "charge.dispute.created", dispute);
            emit(charge, "charge.dispute.funds_withdrawn", dispute);
        }
    }

    void decide(PaymentIntent intent, boolean forMerchant) {
        synchronized (intent.session()) {
            Charge charge = paid(intent);
            Dispute open =
                    charge.dispute()
                            .filter(dispute -> dispute.status().equals(OPEN))
                            .orElseThrow(() -> new ActionRefused("There is no open dispute."));
            Dispute closed = new Dispute(open.id(), open.created(), forMerchant ? WON : LOST);
            charge.dispute(closed);
            emit(charge, "charge.dispute.closed", closed);
            if (forMerchant) {
                emit(charge, "charge.dispute.funds_reinstated", closed);
            }
        }
    }

    private static Charge paid(PaymentIntent intent) {
        return intent.charge()
                .filter(Charge::succeeded)
                .orElseThrow(() -> new ActionRefused("Nothing was paid."));
    }

    private void emit(Charge charge, String type, Dispute dispute) {
        emit(charge.intent(), type, PaymentJson.dispute(charge, dispute), Cause.OUTSIDE);
    }

    private void emit(PaymentIntent intent, String type, JsonObject object, Cause cause) {
        events.emit(intent.session().account(), type, object, cause);
    }
}
