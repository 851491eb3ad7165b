package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.stripe.StripeWire.Charge;
import dev.catraca.adapters.gateways.stripe.StripeWire.Intent;
import dev.catraca.adapters.gateways.stripe.StripeWire.Refunds;
import dev.catraca.adapters.gateways.stripe.StripeWire.Session;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What Stripe's objects mean to us: the one translation of its statuses. */
final class StripeReports {
    private final StripeCalls calls;
    private final Clock clock;

    StripeReports(StripeCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** The charge as it is now; {@code reference} is a session or a payment intent. */
    ChargeReport find(ChargeReference reference, Claim claim, ProviderAccount account) {
        return reported(
                () ->
                        switch (StripeReference.of(reference)) {
                            case SESSION ->
                                    one(
                                            reference,
                                            calls.session(reference, account),
                                            claim,
                                            account);
                            case INTENT ->
                                    first(calls.sessionOf(reference, account), claim, account);
                            case UNKNOWN -> throw new UnexpectedAnswer("reference");
                        });
    }

    /** Closes the page if it is open, then tells what the charge is. */
    ChargeReport cancel(ChargeReference session, ProviderAccount account) {
        return reported(
                () -> {
                    if (StripeReference.of(session) != StripeReference.SESSION) {
                        throw new UnexpectedAnswer("reference");
                    }
                    var answer = calls.expire(session, account);
                    // Not open any more: somebody paid, or it expired before.
                    var present = answer.status() == 400 ? calls.session(session, account) : answer;
                    return one(session, present, Claim.NONE, account);
                });
    }

    private static ChargeReport reported(Supplier<ChargeReport> reading) {
        try {
            return reading.get();
        } catch (CallFailed failed) {
            return new ChargeReport.Unknown(failed.failure().code(), failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            return new ChargeReport.Unknown(unexpected.cause(), Optional.empty());
        }
    }

    private ChargeReport one(
            ChargeReference asked, Answer answer, Claim claim, ProviderAccount account) {
        if (answer.status() != 200) {
            return withoutObject(answer);
        }
        var session = Session.of(object(answer));
        if (!session.id().equals(asked.value())) {
            throw new UnexpectedAnswer("another session");
        }
        return known(session, claim, account);
    }

    private ChargeReport first(Answer answer, Claim claim, ProviderAccount account) {
        if (answer.status() != 200) {
            return withoutObject(answer);
        }
        var sessions = StripeWire.list(object(answer));
        return sessions.isEmpty()
                ? new ChargeReport.Absent()
                : known(Session.of(sessions.getFirst()), claim, account);
    }

    private static ChargeReport withoutObject(Answer answer) {
        // A list says 400 of a filter that names nothing.
        var isMissing = answer.status() == 404 || answer.status() == 400;
        return isMissing && StripeWire.isError(answer, "code", "resource_missing")
                ? new ChargeReport.Absent()
                : new ChargeReport.Unknown("status " + answer.status(), answer.retryAfter());
    }

    private ChargeReport known(Session session, Claim claim, ProviderAccount account) {
        return new ChargeReport.Known(
                new ChargeReference(session.id()),
                session.payment(),
                fact(session, claim, account));
    }

    /** Money decides before anything else: a page that is paid may have closed since. */
    private ChargeFact fact(Session session, Claim claim, ProviderAccount account) {
        return switch (session.paymentStatus().orElse("")) {
            case "paid" -> collected(session, account);
            case "no_payment_required" -> free(session);
            case "unpaid" -> unpaid(session, claim, account);
            default -> throw new UnexpectedAnswer("payment_status");
        };
    }

    private ChargeFact collected(Session session, ProviderAccount account) {
        var intent = intent(session, account);
        var charge = intent.flatMap(Intent::charge);
        if (charge.isEmpty() && intent.filter(Intent::hidesCharge).isPresent()) {
            throw new UnexpectedAnswer("latest_charge");
        }
        // Who says that it is paid and not how much has not said enough to move an order.
        var received =
                charge.flatMap(Charge::captured)
                        .or(session::total)
                        .filter(Money::isPositive)
                        .orElseThrow(() -> new UnexpectedAnswer("paid without an amount"));
        var refunds = refunds(intent, account);
        var nothing = Money.zero(received.currency());
        return new ChargeFact.Collected(
                received,
                // The shares are of all of it: Stripe takes its fee from the platform.
                Optional.empty(),
                refunds.map(it -> it.alive().orElse(nothing))
                        .or(() -> charge.flatMap(Charge::refunded))
                        .orElse(nothing),
                refunds.map(Refunds::failed).orElse(List.of()),
                charge.flatMap(Charge::fee).filter(it -> it.currency().equals(received.currency())),
                charge.filter(Charge::isDisputed).isPresent()
                        ? dispute(intent.orElseThrow().id(), account)
                        : Dispute.NONE,
                charge.flatMap(Charge::method),
                charge.flatMap(Charge::created)
                        .or(() -> intent.flatMap(Intent::created))
                        .or(session::created)
                        .orElseGet(clock::instant));
    }

    /** All of them, or none if the charge does not show them; read once more if there are many. */
    private Optional<Refunds> refunds(Optional<Intent> intent, ProviderAccount account) {
        var shown = intent.flatMap(Intent::charge).flatMap(Charge::refunds);
        if (shown.filter(it -> !it.isComplete()).isEmpty()) {
            return shown;
        }
        var all = Refunds.of(StripeWire.success(calls.refunds(intent.orElseThrow().id(), account)));
        if (!all.isComplete()) {
            throw new UnexpectedAnswer("more refunds than anybody can have asked for");
        }
        return Optional.of(all);
    }

    /** Stripe says so from the beginning, but only a buyer who goes through has ordered. */
    private ChargeFact free(Session session) {
        if (session.amount().filter(it -> it > 0).isPresent()) {
            throw new UnexpectedAnswer("nothing due for a price");
        }
        return switch (session.status().orElse("")) {
            case "complete" -> {
                if (session.amount().isEmpty()) {
                    throw new UnexpectedAnswer("nothing due without an amount");
                }
                yield new ChargeFact.NothingDue(clock.instant());
            }
            case "open" -> new ChargeFact.Pending();
            case "expired" -> expired(session);
            default -> throw new UnexpectedAnswer("status");
        };
    }

    private ChargeFact unpaid(Session session, Claim claim, ProviderAccount account) {
        return switch (session.status().orElse("")) {
            case "open" -> new ChargeFact.Pending();
            case "expired" -> expired(session);
            // Without a status it may as well be complete: what is said of the money decides.
            case "complete", "" -> awaited(intent(session, account), claim);
            default -> throw new UnexpectedAnswer("status");
        };
    }

    /** A page that we closed early keeps the time it would have closed at. */
    private ChargeFact expired(Session session) {
        var now = clock.instant();
        return new ChargeFact.Expired(session.expiresAt().filter(now::isAfter).orElse(now));
    }

    /**
     * The buyer went through, the money has not arrived: a boleto or PIX is open, or has failed.
     * The session looks the same either way; its payment intent tells, and if even that is silent,
     * the notification that says so.
     */
    private ChargeFact awaited(Optional<Intent> intent, Claim claim) {
        var claimed = claim == Claim.FAILED;
        var status = intent.map(Intent::status).orElse("");
        return switch (status) {
            case "canceled" -> declined(intent, "canceled");
            case "requires_payment_method" ->
                    claimed || intent.flatMap(Intent::failure).isPresent()
                            ? declined(intent, "payment failed")
                            : new ChargeFact.Pending();
            case "requires_action", "requires_confirmation", "requires_capture" ->
                    new ChargeFact.Pending();
            case "processing", "succeeded" -> new ChargeFact.Pending();
            case "" -> claimed ? declined(intent, "payment failed") : new ChargeFact.Pending();
            default -> throw new UnexpectedAnswer("payment_intent status");
        };
    }

    private ChargeFact declined(Optional<Intent> intent, String otherwise) {
        return new ChargeFact.Declined(
                intent.flatMap(Intent::failure).orElse(otherwise),
                intent.flatMap(Intent::canceledAt)
                        .or(() -> intent.flatMap(Intent::charge).flatMap(Charge::created))
                        .orElseGet(clock::instant));
    }

    /**
     * The session's payment intent with its charge; asked for again if it came as an id only. Who
     * has no intents, or does not show them, has said it all in the session.
     */
    private Optional<Intent> intent(Session session, ProviderAccount account) {
        if (session.intent().isPresent() && !session.intent().get().hidesCharge()) {
            return session.intent();
        }
        return session.intentId()
                .map(id -> calls.intent(id, account))
                .filter(answer -> answer.status() != 404)
                .map(answer -> Intent.of(object(expectSuccess(answer))));
    }

    private Dispute dispute(String intent, ProviderAccount account) {
        return StripeWire.worst(
                StripeWire.list(object(expectSuccess(calls.disputes(intent, account)))));
    }

    private static Answer expectSuccess(Answer answer) {
        if (answer.status() != 200) {
            throw new UnexpectedAnswer("status " + answer.status());
        }
        return answer;
    }

    private static JsonObject object(Answer answer) {
        return answer.json().orElseThrow(() -> new UnexpectedAnswer("not JSON"));
    }
}
