package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.asaas.Payment.Status;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.PayPage;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The page a buyer pays on, in Portuguese or English. */
final class CheckoutPage {

    private static final Locale BRAZIL = Locale.of("pt", "BR");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(AsaasTime.ZONE);

    private final Checkout checkout;
    private final Set<CheckoutAction> offered;
    private final PayPage page;
    private final StringBuilder html;

    private CheckoutPage(Checkout checkout, Set<CheckoutAction> offered, boolean portuguese) {
        this.checkout = checkout;
        this.offered = offered;
        page = new PayPage(AsaasTwin.PAY_PATH + checkout.id(), portuguese);
        html = page.html();
    }

    /** The note, if any, says why the last button did nothing. */
    static String of(
            Checkout checkout,
            Set<CheckoutAction> offered,
            boolean portuguese,
            Optional<String> note) {
        synchronized (checkout) {
            return new CheckoutPage(checkout, offered, portuguese).page(note);
        }
    }

    private String page(Optional<String> note) {
        note.ifPresent(page::note);
        items();
        html.append("<p>").append(state()).append("</p>");
        checkout.declined().ifPresent(page::note);
        if (checkout.isActive()) {
            payButtons();
        }
        if (!checkout.payments().isEmpty()) {
            payments();
            afterPayment();
        }
        return page.whole(
                checkout.id(), page.say("Pagamento · gêmeo do Asaas", "Payment · Asaas' twin"));
    }

    private void items() {
        html.append("<table>");
        for (CheckoutOrder.Item item : checkout.order().items()) {
            html.append("<tr><td>")
                    .append(Html.escaped(item.name()))
                    .append("</td><td>")
                    .append(item.quantity())
                    .append(" ×</td><td>")
                    .append(money(item.value()))
                    .append("</td></tr>");
        }
        html.append("<tr><th>Total</th><td></td><th>")
                .append(money(checkout.order().total()))
                .append("</th></tr></table>");
    }

    private String state() {
        return switch (checkout.status()) {
            case ACTIVE ->
                    page.say("Aberto até ", "Open until ")
                            + TIME.format(checkout.expiresAt())
                            + page.say(" (horário de Brasília).", " (Brasília time).");
            case PAID -> page.say("Pago.", "Paid.");
            case CANCELED ->
                    page.say("Este checkout foi cancelado.", "This checkout was cancelled.");
            case EXPIRED -> page.say("Este checkout expirou.", "This checkout has expired.");
        };
    }

    private void payButtons() {
        html.append("<form method=\"post\">");
        Integer most = checkout.order().maxInstallments();
        if (most != null && most > 1) {
            html.append("<p><label>")
                    .append(
                            page.say("Parcelas (até %d) ", "Instalments (up to %d) ")
                                    .formatted(most))
                    .append("<input name=\"instalments\" inputmode=\"numeric\" value=\"")
                    .append(Checkouts.usualInstalments(checkout))
                    .append("\"></label></p>");
        }
        submit(CheckoutAction.CARD, page.say("Pagar com cartão", "Pay by card"), true);
        submit(CheckoutAction.PIX, page.say("Pagar com PIX", "Pay by PIX"), false);
        submit(CheckoutAction.DECLINE, page.say("Cartão recusado", "Card declined"), false);
        submit(CheckoutAction.CANCEL, page.say("Cancelar", "Cancel"), false);
        submit(CheckoutAction.EXPIRE, page.say("Deixar expirar", "Let it expire"), false);
        html.append("</form>");
    }

    private void payments() {
        html.append("<table><tr><th>")
                .append(page.say("Cobrança", "Payment"))
                .append("</th><th>")
                .append(page.say("Valor", "Value"))
                .append("</th><th>")
                .append(page.say("Líquido", "Net"))
                .append("</th><th>")
                .append(page.say("Situação", "Status"))
                .append("</th></tr>");
        for (Payment payment : checkout.payments()) {
            html.append("<tr><td>")
                    .append(payment.id())
                    .append("</td><td>")
                    .append(money(payment.value()))
                    .append("</td><td>")
                    .append(money(payment.netValue()))
                    .append("</td><td>")
                    .append(payment.status())
                    .append("</td></tr>");
        }
        html.append("</table>");
    }

    /** The instalments of a checkout go through all this together. */
    private void afterPayment() {
        List<Status> states = checkout.payments().stream().map(Payment::status).toList();
        html.append("<h2>")
                .append(page.say("Depois do pagamento", "After the payment"))
                .append("</h2>");
        if (states.contains(Status.CONFIRMED) || states.contains(Status.RECEIVED)) {
            refundForm();
            button(
                    CheckoutAction.REFUND_REQUESTED,
                    page.say("Pedir estorno, em análise", "Ask for a refund, to be looked at"));
            button(
                    CheckoutAction.CHARGEBACK,
                    page.say("Contestar no banco", "Claim it at the bank"));
        }
        if (states.contains(Status.REFUND_REQUESTED)) {
            button(CheckoutAction.REFUND, page.say("Estorno aprovado", "The refund is made"));
            button(
                    CheckoutAction.REFUND_DENIED,
                    page.say("Estorno negado", "The refund is denied"));
        }
        if (states.contains(Status.CHARGEBACK_REQUESTED)) {
            button(
                    CheckoutAction.CHARGEBACK_DISPUTE,
                    page.say("Loja contesta", "The shop disagrees"));
            button(CheckoutAction.CHARGEBACK_LOST, page.say("Comprador vence", "The payer wins"));
        }
        if (states.contains(Status.CHARGEBACK_DISPUTE)) {
            button(CheckoutAction.CHARGEBACK_WON, page.say("Loja vence", "The shop wins"));
            button(CheckoutAction.CHARGEBACK_LOST, page.say("Comprador vence", "The payer wins"));
        }
        if (states.contains(Status.AWAITING_CHARGEBACK_REVERSAL)) {
            button(
                    CheckoutAction.CHARGEBACK_REVERSED,
                    page.say("Valor devolvido", "The money is back"));
        }
    }

    private void refundForm() {
        html.append("<form method=\"post\" action=\"")
                .append(page.addressOf(CheckoutAction.REFUND.externalName()))
                .append("\"><label>")
                .append(page.say("Reais (vazio: tudo) ", "Reais (empty: all) "))
                .append("<input name=\"amount\" inputmode=\"decimal\"></label> <button>")
                .append(page.say("Estornar", "Refund"))
                .append("</button></form>");
    }

    private void submit(CheckoutAction action, String label, boolean main) {
        if (offered.contains(action)) {
            page.submit(action.externalName(), label, main);
        }
    }

    private void button(CheckoutAction action, String label) {
        page.button(action.externalName(), label, false);
    }

    private String money(long centavos) {
        NumberFormat format = NumberFormat.getCurrencyInstance(BRAZIL);
        return Html.escaped(format.format(BigDecimal.valueOf(centavos, 2)));
    }
}
