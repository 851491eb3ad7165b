package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import java.util.Objects;
import java.util.Optional;

/** The checkout's page and its buttons, for people and for programs that accept JSON. */
final class CheckoutPageRoutes {

    private final Accounts accounts;
    private final Checkouts checkouts;
    private final PagePayer payer;
    private final String pages;

    CheckoutPageRoutes(Accounts accounts, Checkouts checkouts, PagePayer payer, String pages) {
        this.accounts = accounts;
        this.checkouts = checkouts;
        this.payer = payer;
        this.pages = pages;
    }

    void add(Routes routes) {
        routes.add("GET", AsaasTwin.PAY_PATH + "{id}", this::show);
        routes.add("POST", AsaasTwin.PAY_PATH + "{id}/{action}", this::act);
    }

    private Reply show(Call call) {
        return accounts.checkout(call.pathParameter("id"))
                .map(checkout -> shown(call, checkout, 200, Optional.empty()))
                .orElseGet(() -> absent(call, "No such checkout."));
    }

    private Reply act(Call call) {
        Optional<Checkout> found = accounts.checkout(call.pathParameter("id"));
        Optional<CheckoutAction> action = CheckoutAction.named(call.pathParameter("action"));
        if (found.isEmpty() || action.isEmpty()) {
            return absent(call, "No such checkout or action.");
        }
        Checkout checkout = found.get();
        try {
            payer.act(checkout, action.get(), call.form());
        } catch (ActionRefused refused) {
            return shown(call, checkout, 409, Optional.ofNullable(refused.getMessage()));
        }
        if (call.prefersJson()) {
            return shown(call, checkout, 200, Optional.empty());
        }
        CheckoutOrder.Callback callback = checkout.order().callback();
        String page = AsaasTwin.PAY_PATH + checkout.id();
        return Reply.seeOther(
                switch (action.get()) {
                    case CARD, PIX -> callback.successUrl();
                    case CANCEL -> callback.cancelUrl();
                    case EXPIRE -> Objects.requireNonNullElse(callback.expiredUrl(), page);
                    default -> page;
                });
    }

    private Reply shown(Call call, Checkout checkout, int status, Optional<String> note) {
        if (!call.prefersJson()) {
            boolean portuguese = !call.header("Accept-Language").orElse("pt").startsWith("en");
            return Reply.html(
                    status,
                    CheckoutPage.of(checkout, checkouts.offered(checkout), portuguese, note));
        }
        if (note.isPresent()) {
            return Reply.json(status, Fields.object().with("error", note.get()).build());
        }
        checkouts.expireIfDue(checkout);
        synchronized (checkout) {
            return Reply.json(status, CheckoutJson.answer(checkout, pages + checkout.id()));
        }
    }

    private static Reply absent(Call call, String why) {
        return call.prefersJson()
                ? Reply.json(404, Fields.object().with("error", why).build())
                : Reply.html(404, Html.page("en", why, ""));
    }
}
