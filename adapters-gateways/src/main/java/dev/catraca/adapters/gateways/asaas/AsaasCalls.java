package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.AccountLimit;
import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.OutgoingCall;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.Money;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The questions we ask Asaas. Each throws {@link CallFailed} if no answer came. */
final class AsaasCalls {
    /** The most that Asaas puts on one page of a list. */
    static final int LARGEST_PAGE = 100;

    private static final String CHECKOUTS = "/checkouts";
    private static final String PAYMENTS = "/payments";
    private static final String WEBHOOKS = "/webhooks";
    private static final String NOTHING = "{}";

    private final AsaasApi api;
    private final AsaasGuard guard;
    private final AccountLimit limit = new AccountLimit();

    AsaasCalls(AsaasApi api, AsaasGuard guard) {
        this.api = api;
        this.guard = guard;
    }

    Answer open(PaymentTerms terms, JsonObject checkout, ProviderAccount account) {
        var call = call(account, "POST", CHECKOUTS, terms.openKey(), terms.id().toString());
        var body = checkout.toString();
        return limit.within(
                account.merchant(),
                () -> guard.open(call, () -> api.openCheckout(token(account), body)));
    }

    /** One page of the payments that were begun on the checkout. */
    Answer payments(ChargeReference checkout, int offset, ProviderAccount account) {
        return read(
                account,
                PAYMENTS,
                checkout.value(),
                () -> api.payments(token(account), checkout.value(), LARGEST_PAGE, offset));
    }

    Answer payment(ChargeReference payment, ProviderAccount account) {
        return read(
                account,
                PAYMENTS + "/{id}",
                payment.value(),
                () -> api.payment(token(account), payment.value()));
    }

    /** However often it is asked to, a checkout ends once. */
    Answer cancel(ChargeReference checkout, ProviderAccount account) {
        var id = checkout.value();
        var call = call(account, "POST", CHECKOUTS + "/{id}/cancel", id, id);
        return limit.within(
                account.merchant(),
                () -> guard.cancel(call, () -> api.cancelCheckout(token(account), id, NOTHING)));
    }

    /** Asaas would do it again if it were asked again. */
    Answer refund(String payment, Money amount, String description, ProviderAccount account) {
        var call = call(account, "POST", PAYMENTS + "/{id}/refund", payment, payment);
        var body =
                Json.createObjectBuilder()
                        .add("value", AsaasMoney.reais(amount))
                        .add("description", description)
                        .build()
                        .toString();
        return limit.within(
                account.merchant(),
                () -> guard.refund(call, () -> api.refund(token(account), payment, body)));
    }

    Answer wallets(ProviderAccount account) {
        return read(account, "/wallets/", "wallets", () -> api.wallets(token(account)));
    }

    /** All of them: an account has 10 at most. */
    Answer webhooks(ProviderAccount account) {
        return read(
                account, WEBHOOKS, "webhooks", () -> api.webhooks(token(account), LARGEST_PAGE, 0));
    }

    Answer createWebhook(JsonObject webhook, ProviderAccount account) {
        var body = webhook.toString();
        return manage(account, "POST", WEBHOOKS, () -> api.createWebhook(token(account), body));
    }

    Answer changeWebhook(String id, JsonObject changes, ProviderAccount account) {
        var body = changes.toString();
        return manage(
                account,
                "PUT",
                WEBHOOKS + "/{id}",
                () -> api.changeWebhook(token(account), id, body));
    }

    Answer deleteWebhook(String id, ProviderAccount account) {
        return manage(
                account, "DELETE", WEBHOOKS + "/{id}", () -> api.deleteWebhook(token(account), id));
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
                AsaasProvider.NAME.value(),
                account.merchant(),
                method,
                route,
                summary,
                correlation,
                1);
    }

    private static String token(ProviderAccount account) {
        return account.credential(AsaasProvider.ACCESS_TOKEN);
    }
}
