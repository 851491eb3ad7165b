package dev.catraca.wiring;

import dev.catraca.application.notification.DeliverMails;
import dev.catraca.application.notification.port.MailServer;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.shared.RetrySchedule;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what sends mails. */
@Dependent
class NotificationUseCases {
    @Produces
    @Singleton
    static DeliverMails deliverMails(
            Mails mails, MailServer server, RetrySchedule schedule, Clock clock) {
        return new DeliverMails(mails, server, schedule, clock);
    }
}
