package dev.catraca.application.notification;

import dev.catraca.application.notification.port.MailServer;
import dev.catraca.application.notification.port.MailServer.Delivery;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.notification.port.Mails.Due;
import dev.catraca.application.shared.RetrySchedule;
import dev.catraca.application.shared.Rows;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends the mails that wait in the outbox.
 *
 * <p>What is true after a crash between sending and recording: the mail is sent once more, with the
 * same Message-ID. SMTP knows no better.
 */
public final class DeliverMails {
    private static final int BATCH = 10;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int MOST_REFUSALS = 3;

    private final Mails mails;
    private final MailServer server;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Rows rows;

    public DeliverMails(Mails mails, MailServer server, RetrySchedule schedule, Clock clock) {
        this.mails = mails;
        this.server = server;
        this.schedule = schedule;
        this.clock = clock;
        this.rows = new Rows(clock);
    }

    /** Works off what is due; how many rows that were. */
    public int deliverDue() {
        var due = mails.claimDue(BATCH, LEASE);
        rows.workOff(due, LEASE, it -> it.mail().id(), this::deliver, this::failed);
        return due.size();
    }

    private void deliver(Due due) {
        switch (server.send(due.mail())) {
            case Delivery.Accepted() -> mails.sent(due.mail(), due.lease());
            case Delivery.Refused(var reason) -> refused(due, reason);
            case Delivery.Unavailable(var cause) -> later(due, cause);
        }
    }

    private void refused(Due due, String reason) {
        if (due.lease().attempt() >= MOST_REFUSALS) {
            mails.park(due.mail(), due.lease(), reason);
        } else {
            later(due, reason);
        }
    }

    private void later(Due due, String cause) {
        var pause = schedule.after(due.lease().attempt(), Optional.empty());
        mails.retry(due.mail(), due.lease(), cause, clock.instant().plus(pause));
    }

    private void failed(Due due, Throwable failure) {
        refused(due, failure.getClass().getSimpleName());
    }
}
