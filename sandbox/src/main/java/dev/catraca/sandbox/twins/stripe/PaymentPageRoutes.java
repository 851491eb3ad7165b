package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import java.util.Optional;

/** The payment page and its buttons, for people and for programs that accept JSON. */
final class PaymentPageRoutes {

    private final Accounts accounts;
    private final Checkout checkout;
    private final PageBuyer buyer;
    private final SessionJson json;

    PaymentPageRoutes(Accounts accounts, Checkout checkout, PageBuyer buyer, SessionJson json) {
        this.accounts = accounts;
        this.checkout = checkout;
        this.buyer = buyer;
        this.json = json;
    }

    void add(Routes routes) {
        routes.add("GET", StripeTwin.PAY_PATH + "{id}", this::show);
        routes.add("POST", StripeTwin.PAY_PATH + "{id}/{action}", this::act);
    }

    private Reply show(Call call) {
        return accounts.session(call.pathParameter("id"))
                .map(session -> shown(call, session, 200, Optional.empty()))
                .orElseGet(() -> absent(call, "No such session."));
    }

    private Reply act(Call call) {
        Optional<Session> found = accounts.session(call.pathParameter("id"));
        Optional<PageAction> action = PageAction.named(call.pathParameter("action"));
        if (found.isEmpty() || action.isEmpty()) {
            return absent(call, "No such session or action.");
        }
        Session session = found.get();
        try {
            buyer.act(session, action.get(), call.form());
        } catch (ActionRefused refused) {
            return shown(call, session, 409, Optional.ofNullable(refused.getMessage()));
        }
        if (call.prefersJson()) {
            return Reply.json(200, json.of(session));
        }
        return switch (action.get()) {
            case CARD, BOLETO, PIX ->
                    Reply.seeOther(
                            session.order()
                                    .successUrl()
                                    .replace("{CHECKOUT_SESSION_ID}", session.id()));
            default -> Reply.seeOther(StripeTwin.PAY_PATH + session.id());
        };
    }

    private Reply shown(Call call, Session session, int status, Optional<String> note) {
        if (call.prefersJson()) {
            return note.map(why -> Reply.json(status, Fields.object().with("error", why).build()))
                    .orElseGet(() -> Reply.json(status, json.of(session)));
        }
        return Reply.html(
                status,
                PaymentPage.of(
                        session, checkout.offered(session), speaksPortuguese(call, session), note));
    }

    /** The order's locale decides, then the browser's; Portuguese is the house's. */
    private static boolean speaksPortuguese(Call call, Session session) {
        String locale = session.order().locale();
        if (locale != null && !locale.equals("auto")) {
            return locale.startsWith("pt");
        }
        return !call.header("Accept-Language").orElse("pt").startsWith("en");
    }

    private static Reply absent(Call call, String why) {
        return call.prefersJson()
                ? Reply.json(404, Fields.object().with("error", why).build())
                : Reply.html(404, Html.page("en", why, ""));
    }
}
