package dev.catraca.adapters.persistence;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Email;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class SqlMails implements Mails {
    private static final String ADD =
            """
            INSERT INTO mail (id, recipient, subject, text, due_at, order_id)
            VALUES (?, ?, ?, ?, ?, ?)""";
    private static final String CLAIM =
            Claim.of("mail") + "FROM due WHERE mail.id = due.id RETURNING mail.*";
    private static final String SENT =
            """
            UPDATE mail SET state = 'SENT', text = NULL, cause = NULL, ended_at = now(),
                due_at = NULL
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";
    private static final String RETRY =
            """
            UPDATE mail SET state = 'RETRYING', cause = ?, due_at = ?
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";
    private static final String PARK =
            """
            UPDATE mail SET state = 'PARKED', cause = ?, ended_at = now(), due_at = NULL
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    private final Sql sql;

    @Inject
    SqlMails(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Mail mail, Instant at) {
        add(mail, Optional.empty(), at);
    }

    @Override
    public void add(Mail mail, OrderId order, Instant at) {
        add(mail, Optional.of(order.value()), at);
    }

    private void add(Mail mail, Optional<UUID> order, Instant at) {
        sql.update(ADD, mail.id(), mail.to().value(), mail.subject(), mail.text(), at, order);
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return sql.list(
                CLAIM, row -> new Due(mail(row), Claim.lease(row)), limit, lease.toMillis());
    }

    @Override
    public boolean sent(Mail mail, Lease lease) {
        return sql.update(SENT, mail.id(), lease.fence()) == 1;
    }

    @Override
    public boolean retry(Mail mail, Lease lease, String cause, Instant at) {
        return sql.update(RETRY, cause, at, mail.id(), lease.fence()) == 1;
    }

    @Override
    public boolean park(Mail mail, Lease lease, String cause) {
        return sql.update(PARK, cause, mail.id(), lease.fence()) == 1;
    }

    private static Mail mail(Row row) {
        return new Mail(
                row.uuid("id"),
                new Email(row.text("recipient")),
                row.text("subject"),
                row.text("text"));
    }
}
