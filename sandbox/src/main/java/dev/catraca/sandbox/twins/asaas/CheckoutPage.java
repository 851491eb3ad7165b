package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.asaas.Payment.Status;
import dev.catraca.sandbox.twins.http.Html;
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
    private final boolean portuguese;
    private final StringBuilder html = new StringBuilder();

    private CheckoutPage(Checkout checkout, Set<CheckoutAction> offered, boolean portuguese) {
        this.checkout = checkout;
        this.offered = offered;
        this.portuguese = portuguese;
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
        note.ifPresent(this::note);
        items();
        html.append("<p>").append(state()).append("</p>");
        checkout.declined().ifPresent(this::note);
        if (checkout.isActive()) {
            payButtons();
        }
        if (!checkout.payments().isEmpty()) {
            payments();
            afterPayment();
        }
        html.append("<p><small>")
                .append(checkout.id())
                .append(" · <a href=\"/\">sandbox</a></small></p>");
        return Html.page(
                portuguese ? "pt-BR" : "en",
                say("Pagamento · gêmeo do Asaas", "Payment · Asaas' twin"),
                html.toString());
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
                    say("Aberto até ", "Open until ")
                            + TIME.format(checkout.expiresAt())
                            + say(" (horário de Brasília).", " (Brasília time).");
            case PAID -> say("Pago.", "Paid.");
            case CANCELED -> say("Este checkout foi cancelado.", "This checkout was cancelled.");
            case EXPIRED -> say("Este checkout expirou.", "This checkout has expired.");
        };
    }

    private void payButtons() {
        html.append("<form method=\"post\">");
        Integer most = checkout.order().maxInstallments();
        if (most != null && most > 1) {
            html.append("<p><label>")
                    .append(say("Parcelas (até %d) ", "Instalments (up to %d) ").formatted(most))
                    .append("<input name=\"instalments\" inputmode=\"numeric\" value=\"")
                    .append(Checkouts.usualInstalments(checkout))
                    .append("\"></label></p>");
        }
        submit(CheckoutAction.CARD, say("Pagar com cartão", "Pay by card"), true);
        submit(CheckoutAction.PIX, say("Pagar com PIX", "Pay by PIX"), false);
        submit(CheckoutAction.DECLINE, say("Cartão recusado", "Card declined"), false);
        submit(CheckoutAction.CANCEL, say("Cancelar", "Cancel"), false);
        submit(CheckoutAction.EXPIRE, say("Deixar expirar", "Let it expire"), false);
        html.append("</form>");
    }

    private void payments() {
        html.append("<table><tr><th>")
                .append(say("Cobrança", "Payment"))
                .append("</th><th>")
                .append(say("Valor", "Value"))
                .append("</th><th>")
                .append(say("Líquido", "Net"))
                .append("</th><th>")
                .append(say("Situação", "Status"))
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
        html.append("<h2>").append(say("Depois do pagamento", "After the payment")).append("</h2>");
        if (states.contains(Status.CONFIRMED) || states.contains(Status.RECEIVED)) {
            refundForm();
            button(
                    CheckoutAction.REFUND_REQUESTED,
                    say("Pedir estorno, em análise", "Ask for a refund, to be looked at"));
            button(CheckoutAction.CHARGEBACK, say("Contestar no banco", "Claim it at the bank"));
        }
        if (states.contains(Status.REFUND_REQUESTED)) {
            button(CheckoutAction.REFUND, say("Estorno aprovado", "The refund is made"));
            button(CheckoutAction.REFUND_DENIED, say("Estorno negado", "The refund is denied"));
        }
        if (states.contains(Status.CHARGEBACK_REQUESTED)) {
            button(CheckoutAction.CHARGEBACK_DISPUTE, say("Loja contesta", "The shop disagrees"));
            button(CheckoutAction.CHARGEBACK_LOST, say("Comprador vence", "The payer wins"));
        }
        if (states.contains(Status.CHARGEBACK_DISPUTE)) {
            button(CheckoutAction.CHARGEBACK_WON, say("Loja vence", "The shop wins"));
            button(CheckoutAction.CHARGEBACK_LOST, say("Comprador vence", "The payer wins"));
        }
        if (states.contains(Status.AWAITING_CHARGEBACK_REVERSAL)) {
            button(CheckoutAction.CHARGEBACK_REVERSED, say("Valor devolvido", "The money is back"));
        }
    }

    private void refundForm() {
        html.append("<form method=\"post\" action=\"")
                .append(address(CheckoutAction.REFUND))
                .append("\"><label>")
                .append(say("Reais (vazio: tudo) ", "Reais (empty: all) "))
                .append("<input name=\"amount\" inputmode=\"decimal\"></label> <button>")
                .append(say("Estornar", "Refund"))
                .append("</button></form>");
    }

    private void button(CheckoutAction action, String label) {
        html.append("<form method=\"post\" action=\"")
                .append(address(action))
                .append("\"><button>")
                .append(label)
                .append("</button></form>");
    }

    private void submit(CheckoutAction action, String label, boolean main) {
        if (offered.contains(action)) {
            html.append("<button formaction=\"")
                    .append(address(action))
                    .append(main ? "\" class=\"main\">" : "\">")
                    .append(label)
                    .append("</button> ");
        }
    }

    private String address(CheckoutAction action) {
        return AsaasTwin.PAY_PATH + checkout.id() + "/" + action.externalName();
    }

    private void note(String text) {
        html.append("<p class=\"note\">").append(Html.escaped(text)).append("</p>");
    }

    private String money(long centavos) {
        NumberFormat format = NumberFormat.getCurrencyInstance(BRAZIL);
        return Html.escaped(format.format(BigDecimal.valueOf(centavos, 2)));
    }

    private String say(String pt, String en) {
        return portuguese ? pt : en;
    }
}
