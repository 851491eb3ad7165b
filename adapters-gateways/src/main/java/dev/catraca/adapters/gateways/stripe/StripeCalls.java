package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.AccountLimit;
import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.application.payment.port.TransfersShares.Return;
import dev.catraca.application.payment.port.TransfersShares.Share;
import dev.catraca.domain.payment.ChargeReference;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** The questions we ask Stripe. Each throws {@link CallFailed} if no answer came. */
final class StripeCalls {
    private static final String ENDPOINTS = "/v1/webhook_endpoints";
    private static final String TRANSFERS = "/v1/transfers";
    private static final String REFUNDS = "/v1/refunds";
    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final int LARGEST_PAGE = 100;

    private final StripeApi api;
    private final StripeGuard guard;
    private final AccountLimit limit = new AccountLimit();

    StripeCalls(StripeApi api, StripeGuard guard) {
        this.api = api;
        this.guard = guard;
    }

    Answer open(ChargeRequest request, ProviderAccount account) {
        var key = request.terms().openKey();
        var call = call(account, "POST", SESSIONS, key, request.terms().id().toString());
        var form = StripeForm.page(request);
        return limit.within(
                account.merchant(),
                () -> guard.open(call, () -> api.openSession(bearer(account), key, form)));
    }

    Answer session(ChargeReference session, ProviderAccount account) {
        return charged(
                "payment_intent.",
                expand ->
                        read(
                                account,
                                SESSIONS + "/{id}",
                                session.value(),
                                () -> api.session(bearer(account), session.value(), expand)));
    }

    /** The session that a payment intent was made by, as a list of one or none. */
    Answer sessionOf(ChargeReference intent, ProviderAccount account) {
        return charged(
                "data.payment_intent.",
                expand ->
                        read(
                                account,
                                SESSIONS,
                                intent.value(),
                                () -> api.sessions(bearer(account), intent.value(), 1, expand)));
    }

    Answer intent(String id, ProviderAccount account) {
        return charged(
                "",
                expand ->
                        read(
                                account,
                                "/v1/payment_intents/{id}",
                                id,
                                () -> api.intent(bearer(account), id, expand)));
    }

    /**
     * The charge with its refunds and what Stripe booked of it; {@code to} is the way to its
     * payment intent. A restricted key needs a permission for the latter. Without it nothing at all
     * is shown, and whether money came matters more than its fee.
     */
    private static Answer charged(String to, Function<List<String>, Answer> read) {
        var refunds = to + "latest_charge.refunds";
        var answer = read.apply(List.of(refunds, to + "latest_charge.balance_transaction"));
        return answer.status() == 403 ? read.apply(List.of(refunds)) : answer;
    }

    Answer disputes(String intent, ProviderAccount account) {
        return read(
                account,
                "/v1/disputes",
                intent,
                () -> api.disputes(bearer(account), intent, LARGEST_PAGE));
    }

    Answer undelivered(Instant since, Optional<String> cursor, ProviderAccount account) {
        return read(
                account,
                "/v1/events",
                since.toString(),
                () ->
                        api.events(
                                bearer(account),
                                false,
                                since.getEpochSecond(),
                                LARGEST_PAGE,
                                cursor.orElse(null)));
    }

    /**
     * Without a key: a session expires once however often it is asked to, and a key would only make
     * Stripe repeat a failure.
     */
    Answer expire(ChargeReference session, ProviderAccount account) {
        var route = SESSIONS + "/{id}/expire";
        var call = call(account, "POST", route, session.value(), session.value());
        return limit.within(
                account.merchant(),
                () ->
                        guard.cancel(
                                call,
                                () ->
                                        api.expireSession(
                                                bearer(account),
                                                session.value(),
                                                StripeForm.empty())));
    }

    /** Sends part of a charge to another account; {@code charge} is Stripe's own id of it. */
    Answer transfer(Share share, String charge, ProviderAccount account) {
        var form = StripeForm.transfer(share, charge);
        return move(
                account,
                TRANSFERS,
                share.key(),
                share.id().toString(),
                () -> api.transfer(bearer(account), share.key(), form));
    }

    /** The transfers of this order to this account. */
    Answer transfers(Share share, ProviderAccount account) {
        return read(
                account,
                TRANSFERS,
                share.id().toString(),
                () ->
                        api.transfers(
                                bearer(account),
                                share.order().toString(),
                                share.wallet(),
                                LARGEST_PAGE));
    }

    Answer transfer(String id, ProviderAccount account) {
        return read(account, TRANSFERS + "/{id}", id, () -> api.transfer(bearer(account), id));
    }

    Answer reverse(Return back, long amount, ProviderAccount account) {
        return move(
                account,
                TRANSFERS + "/{id}/reversals",
                back.key(),
                back.transfer(),
                () ->
                        api.reverse(
                                bearer(account),
                                back.key(),
                                back.transfer(),
                                StripeForm.reversal(amount)));
    }

    /** Gives part of a charge back; {@code isShared} says that another account got a share. */
    Answer refund(
            RefundsCharges.Request request,
            String intent,
            boolean isShared,
            ProviderAccount account) {
        var form = StripeForm.refund(request, intent, isShared);
        return move(
                account,
                REFUNDS,
                request.key(),
                request.payment().order().toString(),
                () -> api.refund(bearer(account), request.key(), form));
    }

    Answer refunds(String intent, ProviderAccount account) {
        return read(
                account, REFUNDS, intent, () -> api.refunds(bearer(account), intent, LARGEST_PAGE));
    }

    private Answer move(
            ProviderAccount account,
            String route,
            String key,
            String correlation,
            Supplier<Response> request) {
        var call = call(account, "POST", route, key, correlation);
        return limit.within(account.merchant(), () -> guard.transfer(call, request));
    }

    Answer account(ProviderAccount account) {
        return read(account, "/v1/account", "account", () -> api.account(bearer(account)));
    }

    Answer balance(ProviderAccount account) {
        return read(account, "/v1/balance", "balance", () -> api.balance(bearer(account)));
    }

    /** All of them: an account has 16 at most. */
    Answer endpoints(ProviderAccount account) {
        return read(
                account,
                ENDPOINTS,
                "endpoints",
                () -> api.endpoints(bearer(account), LARGEST_PAGE));
    }

    /**
     * Without a key: the secret is told once, and a repetition after that endpoint was removed
     * would only get its old answer again.
     */
    Answer createEndpoint(MultivaluedMap<String, String> form, ProviderAccount account) {
        return manage(account, "POST", ENDPOINTS, () -> api.createEndpoint(bearer(account), form));
    }

    Answer changeEndpoint(String id, MultivaluedMap<String, String> form, ProviderAccount account) {
        return manage(
                account,
                "POST",
                ENDPOINTS + "/{id}",
                () -> api.changeEndpoint(bearer(account), id, form));
    }

    Answer deleteEndpoint(String id, ProviderAccount account) {
        return manage(
                account,
                "DELETE",
                ENDPOINTS + "/{id}",
                () -> api.deleteEndpoint(bearer(account), id));
    }

    private Answer manage(
            ProviderAccount account, String method, String route, Supplier<Response> request) {
        var call = call(account, method, route, route, account.merchant().toString());
        return limit.within(account.merchant(), () -> guard.manage(call, request));
    }

    private Answer read(
            ProviderAccount account, String route, String id, Supplier<Response> request) {
        var call = call(account, "GET", route, id, id);
        return limit.within(
                account.merchant(), () -> guard.read(call, new AtomicInteger(), request));
    }

    private static OutgoingCall call(
            ProviderAccount account,
            String method,
            String route,
            String summary,
            String correlation) {
        return new OutgoingCall(
                StripeProvider.NAME.value(),
                account.merchant(),
                method,
                route,
                summary,
                correlation,
                1);
    }

    private static String bearer(ProviderAccount account) {
        return "Bearer " + account.credential(StripeProvider.SECRET_KEY);
    }
}
