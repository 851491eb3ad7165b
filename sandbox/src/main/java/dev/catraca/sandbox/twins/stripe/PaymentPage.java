package dev.catraca.sandbox.twins.stripe;

import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.PayPage;
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
    private final PayPage page;
    private final StringBuilder html;

    private PaymentPage(Session session, Set<PageAction> offered, boolean portuguese) {
        this.session = session;
        this.offered = offered;
        this.portuguese = portuguese;
        page = new PayPage(StripeTwin.PAY_PATH + session.id(), portuguese);
        html = page.html();
    }

    /** The note, if any, says why the last button did nothing. */
    static String of(
            Session session, Set<PageAction> offered, boolean portuguese, Optional<String> note) {
        synchronized (session) {
            return new PaymentPage(session, offered, portuguese).page(note);
        }
    }

    private String page(Optional<String> note) {
        note.ifPresent(page::note);
        lines();
        state();
        if (session.isOpen()) {
            payButtons();
        }
        if (offered.contains(PageAction.SETTLE)) {
            button(
                    PageAction.SETTLE,
                    page.say("Pagar o boleto/PIX agora", "Pay the boleto/PIX now"),
                    true);
            button(PageAction.LAPSE, page.say("Deixar vencer", "Let it lapse"), false);
        }
        session.intent().flatMap(PaymentIntent::charge).ifPresent(this::afterPayment);
        return page.whole(
                session.id(), page.say("Pagamento · gêmeo da Stripe", "Payment · Stripe's twin"));
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
                            page.say("Aberto até ", "Open until ")
                                    + expires
                                    + page.say(" (horário de Brasília).", " (Brasília time).");
                    case EXPIRED -> page.say("Esta sessão expirou.", "This session has expired.");
                    case COMPLETE ->
                            session.paymentStatus().equals("unpaid")
                                    ? page.say(
                                            "Concluído, ainda não pago.", "Complete, not paid yet.")
                                    : page.say("Concluído e pago.", "Complete and paid.");
                };
        html.append("<p>").append(text).append("</p>");
        session.intent()
                .flatMap(PaymentIntent::failure)
                .ifPresent(failure -> page.note(failure.message()));
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
                .append(page.say("Nome", "Name"))
                .append(" <input name=\"name\"></label></p>");
        submit(PageAction.CARD, page.say("Pagar com cartão", "Pay by card"), true);
        submit(PageAction.BOLETO, page.say("Gerar boleto", "Take a boleto"), false);
        submit(PageAction.PIX, page.say("Gerar PIX", "Take a PIX code"), false);
        submit(PageAction.DECLINE, page.say("Cartão recusado", "Card declined"), false);
        submit(PageAction.EXPIRE, page.say("Deixar expirar", "Let it expire"), false);
        html.append("</form>");
        String cancel = session.order().cancelUrl();
        if (cancel != null) {
            html.append("<p><a href=\"")
                    .append(Html.escaped(cancel))
                    .append("\">← ")
                    .append(page.say("Voltar à loja", "Back to the shop"))
                    .append("</a></p>");
        }
    }

    private void afterPayment(Charge charge) {
        if (!charge.succeeded()) {
            return;
        }
        html.append("<h2>")
                .append(page.say("Depois do pagamento", "After the payment"))
                .append("</h2>");
        html.append("<p>")
                .append(page.say("Devolvido: ", "Refunded: "))
                .append(money(charge.refunded()))
                .append("</p>");
        html.append("<form method=\"post\" action=\"")
                .append(page.addressOf(PageAction.REFUND.externalName()))
                .append("\"><label>")
                .append(page.say("Centavos (vazio: tudo) ", "Minor units (empty: all) "))
                .append("<input name=\"amount\" inputmode=\"numeric\"></label> <button>")
                .append(page.say("Devolver", "Refund"))
                .append("</button></form>");
        if (charge.refunded() > 0) {
            button(
                    PageAction.REFUND_FAILED,
                    page.say("Estorno volta do banco", "The refund comes back"),
                    false);
        }
        Optional<Dispute> dispute = charge.dispute();
        if (dispute.isEmpty()) {
            button(
                    PageAction.DISPUTE,
                    page.say("Contestar no banco", "Dispute at the bank"),
                    false);
        } else {
            html.append("<p>")
                    .append(page.say("Contestação: ", "Dispute: "))
                    .append(dispute.get().status())
                    .append("</p>");
            button(PageAction.DISPUTE_WON, page.say("Loja vence", "The shop wins"), false);
            button(PageAction.DISPUTE_LOST, page.say("Comprador vence", "The payer wins"), false);
        }
    }

    private void submit(PageAction action, String label, boolean main) {
        if (offered.contains(action)) {
            page.submit(action.externalName(), label, main);
        }
    }

    private void button(PageAction action, String label, boolean main) {
        page.button(action.externalName(), label, main);
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
}
