package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.stripe.StripeWire.Intent;
import dev.catraca.adapters.gateways.stripe.StripeWire.Session;
import dev.catraca.adapters.gateways.stripe.StripeWire.Transfer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.TransfersShares;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.SplitPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stripe's separate transfers: part of a charge goes on to a connected account, and comes back by
 * reversals. Each transfer names its charge, so it needs no balance of the platform's and never
 * exceeds what arrived, and carries our own id, by which it is found again when the answer was lost
 * and the key is too old.
 */
@ApplicationScoped
class StripeTransfers implements TransfersShares {
    private final StripeCalls calls;

    @Inject
    StripeTransfers(
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
    public boolean isNeeded(PaymentTerms payment, SplitPlan split) {
        return StripeSplit.of(payment, Optional.of(split)) instanceof StripeSplit.Transfers;
    }

    @Override
    public Outcome transfer(Share share, ProviderAccount account) {
        if (!StripeSplit.isAccount(share.wallet())) {
            return new Outcome.Refused("wallet-missing");
        }
        if (StripeMoney.amount(share.amount()).isEmpty()) {
            return new Outcome.Refused("amount-not-expressible");
        }
        return reading(
                () -> {
                    if (share.mayBeThere()) {
                        var there = find(share, account);
                        if (there.isPresent()) {
                            return done(there.get(), share.amount());
                        }
                    }
                    var charge = charge(share.charge(), account);
                    return moving(
                            share.mayBeThere(),
                            () -> calls.transfer(share, charge, account),
                            it -> done(Transfer.of(it), share.amount()));
                });
    }

    @Override
    public Outcome reverse(Return back, ProviderAccount account) {
        return reading(
                () -> {
                    var answer = calls.transfer(back.transfer(), account);
                    if (answer.status() == 404
                            && StripeWire.isError(answer, "code", "resource_missing")) {
                        return new Outcome.Refused("resource_missing");
                    }
                    var transfer = Transfer.of(StripeWire.success(answer));
                    var target = back.before().plus(back.amount());
                    // Somebody may have done it, or part of it, by hand.
                    var missing = target.minus(transfer.reversed());
                    if (!missing.isPositive()) {
                        return new Outcome.Done(transfer.id(), transfer.reversed());
                    }
                    var amount = StripeMoney.amount(missing).orElseThrow();
                    return moving(
                            true,
                            () -> calls.reverse(back, amount, account),
                            _ -> new Outcome.Done(transfer.id(), target));
                });
    }

    private Optional<Transfer> find(Share share, ProviderAccount account) {
        return StripeWire.list(StripeWire.success(calls.transfers(share, account))).stream()
                .map(Transfer::of)
                .filter(it -> it.mark().equals(Optional.of(share.id().toString())))
                .findFirst();
    }

    /** Stripe's own id of the charge that a session made. */
    private String charge(ChargeReference session, ProviderAccount account) {
        var found = Session.of(StripeWire.success(calls.session(session, account)));
        return found.intent()
                .flatMap(Intent::chargeId)
                .or(
                        () ->
                                found.intentId()
                                        .map(
                                                it ->
                                                        Intent.of(
                                                                StripeWire.success(
                                                                        calls.intent(it, account))))
                                        .flatMap(Intent::chargeId))
                .orElseThrow(() -> new UnexpectedAnswer("latest_charge"));
    }

    /** Whatever is unclear here, nothing was moved by it. */
    private static Outcome reading(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (CallFailed failed) {
            return new Outcome.NotDone(failed.failure().code(), failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            return new Outcome.NotDone(unexpected.cause(), Optional.empty());
        }
    }

    private interface Reading {
        Outcome of(JsonObject object);
    }

    /** {@code isLookedFor} says that what an earlier call may have done is certainly not there. */
    private static Outcome moving(boolean isLookedFor, Supplier<Answer> call, Reading success) {
        try {
            var answer = call.get();
            if (StripeWire.isStoredFailure(answer)) {
                return spent("stored-" + answer.status(), isLookedFor);
            }
            return switch (answer.status()) {
                case 200 -> success.of(StripeWire.success(answer));
                // Stripe knows nobody by this key, or lets it do nothing of this kind.
                case 401, 403 -> new Outcome.NotDone("key-refused", Optional.empty());
                // Stripe limits before it does anything.
                case 429 -> new Outcome.NotDone("rate-limited", answer.retryAfter());
                case 400, 402, 404 -> refused(answer, isLookedFor);
                // Our own first call with this key is still under way.
                case 409 -> new Outcome.Unclear("key-in-use", answer.retryAfter());
                default -> unclear(answer);
            };
        } catch (CallFailed failed) {
            var cause = failed.failure().code();
            return failed.failure().isCertainlyNotSent()
                    ? new Outcome.NotDone(cause, failed.retryAfter())
                    : new Outcome.Unclear(cause, failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            return new Outcome.Unclear(unexpected.cause(), Optional.empty());
        }
    }

    private static Outcome refused(Answer answer, boolean isLookedFor) {
        if (StripeWire.isError(answer, "type", "idempotency_error")) {
            return spent("key-used-otherwise", isLookedFor);
        }
        if (StripeWire.isPassing(answer)) {
            return new Outcome.KeySpent(StripeWire.error(answer).orElseThrow());
        }
        return StripeWire.error(answer)
                .<Outcome>map(Outcome.Refused::new)
                // Somebody on the way answered: who knows what became of the request.
                .orElseGet(() -> unclear(answer));
    }

    private static Outcome spent(String cause, boolean isLookedFor) {
        return isLookedFor
                ? new Outcome.KeySpent(cause)
                : new Outcome.Unclear(cause, Optional.empty());
    }

    private static Outcome unclear(Answer answer) {
        return new Outcome.Unclear("status " + answer.status(), answer.retryAfter());
    }

    private static Outcome done(Transfer transfer, Money asked) {
        if (!transfer.amount().equals(asked)) {
            throw new UnexpectedAnswer("another amount");
        }
        return new Outcome.Done(transfer.id(), transfer.reversed());
    }
}
