package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.stripe.Charge.Dispute;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The page a buyer pays on, in Portuguese or English. */
final class PaymentPage {

    private static final Locale BRAZIL = Locale.of("pt", "BR");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm")
                    .withZone(ZoneId.of("America/Sao_Paulo"));

    private final Session session;
    private final Set<PageAction> offered;
    private final boolean portuguese;
    private final StringBuilder html = new StringBuilder();

    private PaymentPage(Session session, Set<PageAction> offered, boolean portuguese) {
        this.session = session;
        this.offered = offered;
        this.portuguese = portuguese;
    }

    /** The note, if any, says why the last button did nothing. */
    static String of(
            Session session, Set<PageAction> offered, boolean portuguese, Optional<String> note) {
        synchronized (session) {
            return new PaymentPage(session, offered, portuguese).page(note);
        }
    }

    private String page(Optional<String> note) {
        note.ifPresent(this::note);
        lines();
        state();
        if (session.isOpen()) {
            payButtons();
        }
        if (offered.contains(PageAction.SETTLE)) {
            button(
                    PageAction.SETTLE,
                    say("Pagar o boleto/PIX agora", "Pay the boleto/PIX now"),
                    true);
            button(PageAction.LAPSE, say("Deixar vencer", "Let it lapse"), false);
        }
        session.intent().flatMap(PaymentIntent::charge).ifPresent(this::afterPayment);
        html.append("<p><small>")
                .append(Html.escaped(session.id()))
                .append(" · <a href=\"/\">")
                .append(say("sandbox", "sandbox"))
                .append("</a></small></p>");
        return Html.page(
                portuguese ? "pt-BR" : "en",
                say("Pagamento · gêmeo da Stripe", "Payment · Stripe's twin"),
                html.toString());
    }

    private void lines() {
        html.append("<table>");
        for (SessionOrder.Line line : session.order().lines()) {
            html.append("<tr><td>")
                    .append(Html.escaped(line.name()))
                    .append("</td><td>")
                    .append(line.quantity())
                    .append(" ×</td><td>")
                    .append(money(line.unitAmount()))
                    .append("</td></tr>");
        }
        html.append("<tr><th>Total</th><td></td><th>")
                .append(money(session.order().total()))
                .append("</th></tr></table>");
    }

    private void state() {
        String expires = TIME.format(session.order().expiresAt());
        String text =
                switch (session.status()) {
                    case OPEN ->
                            say("Aberto até ", "Open until ")
                                    + expires
                                    + say(" (horário de Brasília).", " (Brasília time).");
                    case EXPIRED -> say("Esta sessão expirou.", "This session has expired.");
                    case COMPLETE ->
                            session.paymentStatus().equals("unpaid")
                                    ? say("Concluído, ainda não pago.", "Complete, not paid yet.")
                                    : say("Concluído e pago.", "Complete and paid.");
                };
        html.append("<p>").append(text).append("</p>");
        session.intent()
                .flatMap(PaymentIntent::failure)
                .ifPresent(failure -> note(failure.message()));
    }

    private void payButtons() {
        String email = session.order().customerEmail();
        html.append("<form method=\"post\">");
        if (email == null) {
            html.append("<p><label>E-mail <input name=\"email\" type=\"email\"></label></p>");
        } else {
            html.append("<p>E-mail: <strong>").append(Html.escaped(email)).append("</strong></p>");
        }
        html.append("<p><label>")
                .append(say("Nome", "Name"))
                .append(" <input name=\"name\"></label></p>");
        submit(PageAction.CARD, say("Pagar com cartão", "Pay by card"), true);
        submit(PageAction.BOLETO, say("Gerar boleto", "Take a boleto"), false);
        submit(PageAction.PIX, say("Gerar PIX", "Take a PIX code"), false);
        submit(PageAction.DECLINE, say("Cartão recusado", "Card declined"), false);
        submit(PageAction.EXPIRE, say("Deixar expirar", "Let it expire"), false);
        html.append("</form>");
        String cancel = session.order().cancelUrl();
        if (cancel != null) {
            html.append("<p><a href=\"")
                    .append(Html.escaped(cancel))
                    .append("\">← ")
                    .append(say("Voltar à loja", "Back to the shop"))
                    .append("</a></p>");
        }
    }

    private void afterPayment(Charge charge) {
        if (!charge.succeeded()) {
            return;
        }
        html.append("<h2>").append(say("Depois do pagamento", "After the payment")).append("</h2>");
        html.append("<p>")
                .append(say("Devolvido: ", "Refunded: "))
                .append(money(charge.refunded()))
                .append("</p>");
        html.append("<form method=\"post\" action=\"")
                .append(address(PageAction.REFUND))
                .append("\"><label>")
                .append(say("Centavos (vazio: tudo) ", "Minor units (empty: all) "))
                .append("<input name=\"amount\" inputmode=\"numeric\"></label> <button>")
                .append(say("Devolver", "Refund"))
                .append("</button></form>");
        Optional<Dispute> dispute = charge.dispute();
        if (dispute.isEmpty()) {
            button(PageAction.DISPUTE, say("Contestar no banco", "Dispute at the bank"), false);
        } else {
            html.append("<p>")
                    .append(say("Contestação: ", "Dispute: "))
                    .append(dispute.get().status())
                    .append("</p>");
            button(PageAction.DISPUTE_WON, say("Loja vence", "The shop wins"), false);
            button(PageAction.DISPUTE_LOST, say("Comprador vence", "The payer wins"), false);
        }
    }

    private void button(PageAction action, String label, boolean main) {
        html.append("<form method=\"post\" action=\"")
                .append(address(action))
                .append("\"><button")
                .append(main ? " class=\"main\">" : ">")
                .append(label)
                .append("</button></form>");
    }

    private void submit(PageAction action, String label, boolean main) {
        if (offered.contains(action)) {
            html.append("<button formaction=\"")
                    .append(address(action))
                    .append(main ? "\" class=\"main\">" : "\">")
                    .append(label)
                    .append("</button> ");
        }
    }

    private String address(PageAction action) {
        return StripeTwin.PAY_PATH + session.id() + "/" + action.externalName();
    }

    private void note(String text) {
        html.append("<p class=\"note\">").append(Html.escaped(text)).append("</p>");
    }

    private String money(long minor) {
        Currency currency =
                Currency.getInstance(session.order().currency().toUpperCase(Locale.ROOT));
        NumberFormat format =
                NumberFormat.getCurrencyInstance(portuguese ? BRAZIL : Locale.ENGLISH);
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return Html.escaped(format.format(BigDecimal.valueOf(minor, digits)));
    }

    private String say(String pt, String en) {
        return portuguese ? pt : en;
    }
}
