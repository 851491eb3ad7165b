package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.PayPage;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/** The page a PIX or boleto is paid on, for people and for programs that accept JSON. */
final class PayPageRoutes {

    private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

    private final Sales sales;

    PayPageRoutes(Sales sales) {
        this.sales = sales;
    }

    void add(Routes routes) {
        routes.add("GET", PactoTwin.PAY_PATH + "{transaction}", this::show);
        routes.add("POST", PactoTwin.PAY_PATH + "{transaction}/{action}", this::act);
    }

    private Reply show(Call call) {
        return sales.find(call.pathParameter("transaction"))
                .map(sale -> shown(call, sale, 200, Optional.empty()))
                .orElseGet(() -> absent(call));
    }

    private Reply act(Call call) {
        Optional<Sale> found = sales.find(call.pathParameter("transaction"));
        if (found.isEmpty()) {
            return absent(call);
        }
        Sale sale = found.get();
        try {
            switch (call.pathParameter("action")) {
                case "pay" -> sales.pay(sale);
                case "expire" -> sales.expire(sale);
                case "approve" -> sales.approve(sale);
                case "decline" -> sales.decline(sale);
                default -> {
                    return absent(call);
                }
            }
        } catch (ActionRefused refused) {
            return shown(call, sale, 409, Optional.ofNullable(refused.getMessage()));
        }
        return call.prefersJson()
                ? shown(call, sale, 200, Optional.empty())
                : Reply.seeOther(PactoTwin.PAY_PATH + sale.transaction());
    }

    private static Reply shown(Call call, Sale sale, int status, Optional<String> note) {
        if (call.prefersJson()) {
            Fields fields = Fields.object();
            note.ifPresent(text -> fields.with("error", text));
            return Reply.json(
                    status,
                    fields.with("codigo", sale.code())
                            .with("status", sale.state().wireName())
                            .build());
        }
        boolean portuguese = !call.header("Accept-Language").orElse("pt").startsWith("en");
        return Reply.html(status, page(sale, portuguese, note));
    }

    private static String page(Sale sale, boolean portuguese, Optional<String> note) {
        PayPage page = new PayPage(PactoTwin.PAY_PATH + sale.transaction(), portuguese);
        note.ifPresent(page::note);
        Simulation price = sale.order().price();
        page.html()
                .append("<p>")
                .append(Html.escaped(sale.unit().name() + " · " + price.plan().name()))
                .append("</p><p><strong>")
                .append(
                        Html.escaped(
                                NumberFormat.getCurrencyInstance(BRAZIL)
                                        .format(BigDecimal.valueOf(price.total(), 2))))
                .append("</strong> · ")
                .append(sale.state().wireName())
                .append("</p>");
        sale.due().brCode().ifPresent(code -> shown(page, code));
        sale.due().slip().ifPresent(slip -> shown(page, slip.line()));
        switch (sale.state()) {
            case PENDING -> {
                page.button("pay", page.say("Pagar", "Pay"), true);
                page.button("expire", page.say("Deixar vencer", "Let it lapse"), false);
            }
            case IN_ANALYSIS -> {
                page.button("approve", page.say("Aprovar", "Approve"), true);
                page.button("decline", page.say("Recusar", "Decline"), false);
            }
            default -> {}
        }
        return page.whole(
                Integer.toString(sale.code()),
                page.say("Pagamento · gêmeo da Pacto", "Payment · Pacto's twin"));
    }

    private static void shown(PayPage page, String code) {
        page.html().append("<pre>").append(Html.escaped(code)).append("</pre>");
    }

    private static Reply absent(Call call) {
        String why = "No such sale or action.";
        return call.prefersJson()
                ? Reply.json(404, Fields.object().with("error", why).build())
                : Reply.html(404, Html.page("en", why, ""));
    }
}
