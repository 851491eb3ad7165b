package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.PageAction.BOLETO;
import static dev.catraca.sandbox.twins.stripe.PageAction.CARD;
import static dev.catraca.sandbox.twins.stripe.PageAction.DECLINE;
import static dev.catraca.sandbox.twins.stripe.PageAction.EXPIRE;
import static dev.catraca.sandbox.twins.stripe.PageAction.LAPSE;
import static dev.catraca.sandbox.twins.stripe.PageAction.PIX;
import static dev.catraca.sandbox.twins.stripe.PageAction.SETTLE;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.twins.stripe.Event.Cause;
import dev.catraca.sandbox.twins.stripe.PaymentIntent.Failure;
import dev.catraca.sandbox.twins.stripe.Session.Payer;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** From an open session to money: what may happen to it, and the events that tell of it. */
final class Checkout {

    private static final ZoneId BOLETO_ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Failure DECLINED =
            new Failure("card_declined", "generic_decline", "Your card was declined.");
    private static final Failure LAPSED =
            new Failure(
                    "payment_intent_payment_attempt_expired",
                    null,
                    "The latest payment attempt of the PaymentIntent has expired.");

    private final TwinClock clock;
    private final Agenda agenda;
    private final Events events;
    private final SessionJson json;

    Checkout(TwinClock clock, Agenda agenda, Events events, SessionJson json) {
        this.clock = clock;
        this.agenda = agenda;
        this.events = events;
        this.json = json;
    }

    void open(Session session) {
        session.account().keep(session);
        agenda.at(session.order().expiresAt(), () -> expireIfDue(session));
    }

    /** What the page can offer now, without refunds and disputes. */
    Set<PageAction> offered(Session session) {
        expireIfDue(session);
        synchronized (session) {
            EnumSet<PageAction> offered = EnumSet.noneOf(PageAction.class);
            if (session.isOpen()) {
                offered.add(EXPIRE);
                if (session.order().total() == 0) {
                    offered.add(CARD);
                    return offered;
                }
                for (String method : session.order().paymentMethodTypes()) {
                    switch (method) {
                        case "boleto" -> offered.add(BOLETO);
                        case "pix" -> offered.add(PIX);
                        default -> offered.addAll(Set.of(CARD, DECLINE));
                    }
                }
            } else if (isWaiting(session)) {
                offered.addAll(Set.of(SETTLE, LAPSE));
            }
            return offered;
        }
    }

    void pay(Session session, Payer payer) {
        synchronized (session) {
            require(session, CARD);
            if (session.order().total() > 0) {
                capture(session, attempt(session), "card");
            }
            session.complete(payer);
            emit(session, "checkout.session.completed");
        }
    }

    void decline(Session session) {
        synchronized (session) {
            require(session, DECLINE);
            PaymentIntent intent = attempt(session);
            Charge charge = new Charge(intent, "card", clock.instant(), DECLINED);
            intent.fail(DECLINED, charge);
            emit(session, "charge.failed", PaymentJson.charge(charge));
            emit(session, "payment_intent.payment_failed", PaymentJson.intent(intent, false));
        }
    }

    /** A boleto or a PIX: the page is done, the money is not there. */
    void issueVoucher(Session session, PageAction method, Payer payer) {
        synchronized (session) {
            require(session, method);
            PaymentIntent intent = attempt(session);
            Instant expires = voucherExpiry(session, method);
            intent.waitFor(method.externalName(), expires);
            session.complete(payer);
            emit(session, "payment_intent.requires_action", PaymentJson.intent(intent, false));
            emit(session, "checkout.session.completed");
            agenda.at(expires, () -> lapseIfDue(session));
        }
    }

    private Instant voucherExpiry(Session session, PageAction method) {
        if (method == PIX) {
            return clock.instant().plusSeconds(session.order().pixSeconds());
        }
        return LocalDate.ofInstant(clock.instant(), BOLETO_ZONE)
                .plusDays(session.order().boletoDays())
                .atTime(LocalTime.of(23, 59))
                .atZone(BOLETO_ZONE)
                .toInstant();
    }

    void settle(Session session) {
        synchronized (session) {
            require(session, SETTLE);
            PaymentIntent intent = session.intent().orElseThrow();
            capture(session, intent, intent.method().orElseThrow());
            emit(session, "checkout.session.async_payment_succeeded");
        }
    }

    void lapse(Session session) {
        synchronized (session) {
            require(session, LAPSE);
            PaymentIntent intent = session.intent().orElseThrow();
            intent.fail(LAPSED, null);
            emit(session, "payment_intent.payment_failed", PaymentJson.intent(intent, false));
            emit(session, "checkout.session.async_payment_failed");
        }
    }

    private void lapseIfDue(Session session) {
        synchronized (session) {
            boolean due =
                    session.intent()
                            .flatMap(PaymentIntent::voucherExpiresAt)
                            .filter(expires -> !expires.isAfter(clock.instant()))
                            .isPresent();
            if (due && isWaiting(session)) {
                lapse(session);
            }
        }
    }

    /** Ends an open session; the events tell of it, delivered or not. */
    Event expire(Session session, Cause cause) {
        synchronized (session) {
            if (!session.isOpen()) {
                throw new ActionRefused("Only an open session can expire.");
            }
            return close(session, cause);
        }
    }

    private Event close(Session session, Cause cause) {
        session.expire();
        session.intent()
                .ifPresent(
                        intent -> {
                            intent.cancel(clock.instant());
                            events.emit(
                                    session.account(),
                                    "payment_intent.canceled",
                                    PaymentJson.intent(intent, false),
                                    cause);
                        });
        return events.emit(session.account(), "checkout.session.expired", json.of(session), cause);
    }

    /** A session does not outlive its time, even if nobody looks. */
    void expireIfDue(Session session) {
        synchronized (session) {
            if (session.isOpen() && !session.order().expiresAt().isAfter(clock.instant())) {
                close(session, Cause.OUTSIDE);
            }
        }
    }

    private void require(Session session, PageAction action) {
        if (!offered(session).contains(action)) {
            throw new ActionRefused(
                    "%s is not possible: the session is %s and %s."
                            .formatted(
                                    action.externalName(),
                                    session.status().name().toLowerCase(Locale.ROOT),
                                    session.paymentStatus()));
        }
    }

    private PaymentIntent attempt(Session session) {
        Optional<PaymentIntent> known = session.intent();
        if (known.isPresent()) {
            return known.get();
        }
        PaymentIntent intent = new PaymentIntent(session, clock.instant());
        session.attempt(intent);
        session.account().keep(intent);
        emit(session, "payment_intent.created", PaymentJson.intent(intent, false));
        return intent;
    }

    private void capture(Session session, PaymentIntent intent, String method) {
        Charge charge = new Charge(intent, method, clock.instant(), null);
        intent.succeed(charge);
        emit(session, "charge.succeeded", PaymentJson.charge(charge));
        emit(session, "payment_intent.succeeded", PaymentJson.intent(intent, false));
    }

    private static boolean isWaiting(Session session) {
        return session.intent()
                .filter(intent -> intent.status() == PaymentIntent.Status.REQUIRES_ACTION)
                .isPresent();
    }

    private void emit(Session session, String type) {
        emit(session, type, json.of(session));
    }

    private void emit(Session session, String type, JsonObject object) {
        events.emit(session.account(), type, object, Cause.OUTSIDE);
    }
}
