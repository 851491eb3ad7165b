package dev.catraca.application.payment;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.payment.port.Sales.Receipt;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Puts the buyer's mail about a sale into the outbox: once when a PIX or boleto was issued, once
 * when the money arrived. It speaks Portuguese and English, because nobody has told us which of
 * them the buyer reads.
 */
public final class WriteReceiptMail {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Mails mails;
    private final Ids ids;

    public WriteReceiptMail(Mails mails, Ids ids) {
        this.mails = mails;
        this.ids = ids;
    }

    /** Runs in the caller's transaction; after its end the mails' queue wants to be rung. */
    public void write(Command command) {
        var mail =
                switch (command.news()) {
                    case News.Paid(var receipt) -> paid(command, receipt);
                    case News.Issued(var voucher) -> issued(command, voucher);
                };
        mails.add(mail, command.at());
    }

    /** {@code order} was bought at {@code unit}. */
    public record Command(Order order, Merchant unit, News news, Instant at) {}

    /** What there is to tell. */
    public sealed interface News {
        record Paid(Receipt receipt) implements News {}

        record Issued(Voucher voucher) implements News {}
    }

    private Mail paid(Command command, Receipt receipt) {
        var number = receipt.transaction().or(receipt::code);
        var text =
                """
                Olá!

                Recebemos o seu pagamento.

                %s
                ---

                Hello!

                Your payment has arrived.

                %s"""
                        .formatted(
                                facts(command, number, Words.PORTUGUESE),
                                facts(command, number, Words.ENGLISH));
        return mail(command, "Pagamento confirmado / Payment confirmed", text);
    }

    private Mail issued(Command command, Voucher voucher) {
        return switch (voucher) {
            case Voucher.Pix it -> pix(command, it);
            case Voucher.Boleto it -> boleto(command, it);
        };
    }

    private Mail pix(Command command, Voucher.Pix pix) {
        var until = day(pix.expiresAt().atZone(command.unit().zone()).toLocalDate());
        var time =
                DateTimeFormatter.ofPattern("HH:mm")
                        .format(pix.expiresAt().atZone(command.unit().zone()));
        var text =
                """
                Olá!

                Este é o código PIX da sua compra. Pague até %1$s às %2$s:

                %3$s

                %4$s
                ---

                Hello!

                The line above is the PIX code of your purchase. Pay until %1$s, %2$s.

                %5$s"""
                        .formatted(
                                until,
                                time,
                                pix.code().text(),
                                facts(command, Optional.empty(), Words.PORTUGUESE),
                                facts(command, Optional.empty(), Words.ENGLISH));
        return mail(command, "Seu código PIX / Your PIX code", text);
    }

    private Mail boleto(Command command, Voucher.Boleto boleto) {
        var text =
                """
                Olá!

                Este é o boleto da sua compra. Pague até %1$s:

                %2$s
                %3$s
                %4$s
                ---

                Hello!

                The line above is the boleto of your purchase. Pay until %1$s.

                %5$s"""
                        .formatted(
                                day(boleto.dueOn()),
                                boleto.line().digits(),
                                boleto.document().map(it -> it + "\n").orElse(""),
                                facts(command, Optional.empty(), Words.PORTUGUESE),
                                facts(command, Optional.empty(), Words.ENGLISH));
        return mail(command, "Seu boleto / Your boleto", text);
    }

    private static String facts(Command command, Optional<String> transaction, Words words) {
        var terms = command.order().terms();
        var plan = terms.plan().map(PlanLine::name).orElseThrow();
        var text = new StringBuilder();
        transaction.ifPresent(it -> text.append("%s: %s%n".formatted(words.transaction, it)));
        text.append("%s: %s%n".formatted(words.plan, plan));
        text.append("%s: %s%n".formatted(words.unit, command.unit().name()));
        text.append("%s: %s%n".formatted(words.amount, reais(terms.total(), terms.installments())));
        return text.toString();
    }

    private static String reais(Money total, int installments) {
        var amount = "R$ %d,%02d".formatted(total.minor() / 100, total.minor() % 100);
        return installments == 1 ? amount : "%s (%dx)".formatted(amount, installments);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private Mail mail(Command command, String subject, String text) {
        return new Mail(ids.next(), command.order().terms().buyer().email(), subject, text);
    }

    private enum Words {
        PORTUGUESE("Transação", "Plano", "Unidade", "Valor"),
        ENGLISH("Transaction", "Plan", "Unit", "Amount");

        private final String transaction;
        private final String plan;
        private final String unit;
        private final String amount;

        Words(String transaction, String plan, String unit, String amount) {
            this.transaction = transaction;
            this.plan = plan;
            this.unit = unit;
            this.amount = amount;
        }
    }
}
