package dev.catraca.application.fakes;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

public final class InMemoryMails implements Mails {
    private final InMemoryTransactions transactions;
    private final WorkTable<UUID, Mail> rows;

    public InMemoryMails(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.rows = new WorkTable<>(transactions, clock);
    }

    @Override
    public void add(Mail mail, Instant at) {
        transactions.part(
                () -> {
                    rows.add(mail.id(), mail, Optional.of(at));
                    return true;
                });
    }

    @Override
    public void add(Mail mail, OrderId order, Instant at) {
        add(mail, at);
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return rows.claimDue(limit, lease).stream()
                .map(it -> new Due(it.value(), it.lease()))
                .toList();
    }

    @Override
    public boolean sent(Mail mail, Lease lease) {
        return change(
                mail, lease, it -> new Mail(it.id(), it.to(), it.subject(), ""), Optional.empty());
    }

    @Override
    public boolean retry(Mail mail, Lease lease, String cause, Instant at) {
        return change(mail, lease, UnaryOperator.identity(), Optional.of(at));
    }

    @Override
    public boolean park(Mail mail, Lease lease, String cause) {
        return change(mail, lease, UnaryOperator.identity(), Optional.empty());
    }

    /** All there are, in the order of their arrival; sent ones without their text. */
    public List<Mail> all() {
        return transactions.statement(rows::values);
    }

    private boolean change(
            Mail mail, Lease lease, UnaryOperator<Mail> change, Optional<Instant> dueAt) {
        return transactions.statement(() -> rows.change(mail.id(), lease, change, dueAt));
    }
}
