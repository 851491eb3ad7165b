package dev.catraca.adapters.provisioning;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.MailServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Mail over SMTP. */
@ApplicationScoped
class SmtpMail implements MailServer {
    private final SmtpServer server;
    private final CallRecords records;

    @Inject
    SmtpMail(SmtpServer server, CallRecords records) {
        this.server = server;
        this.records = records;
    }

    @Override
    public Delivery send(Mail mail) {
        if (!server.isConfigured()) {
            return new Delivery.Unavailable("not-configured");
        }
        String id = mail.id().toString();
        var call = records.start("mail", "SMTP", "send", id, id);
        try {
            SmtpReply reply = server.send(mail);
            Delivery delivery = delivery(reply);
            call.end(Optional.of(reply.code()), error(delivery));
            return delivery;
        } catch (NoAnswer none) {
            call.end(none.status(), Optional.of(none.kind()));
            return new Delivery.Unavailable(none.kind());
        } catch (MessagingException _) {
            return new Delivery.Refused("address-unusable");
        } catch (CircuitBreakerOpenException _) {
            return new Delivery.Unavailable("breaker-open");
        } catch (BulkheadException _) {
            return new Delivery.Unavailable("too-many-calls");
        }
    }

    private static Delivery delivery(SmtpReply reply) {
        if (reply.isAccepted()) {
            return new Delivery.Accepted();
        }
        String kind = "smtp-" + reply.code();
        return reply.isFinal() ? new Delivery.Refused(kind) : new Delivery.Unavailable(kind);
    }

    private static Optional<String> error(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Accepted() -> Optional.empty();
            case Delivery.Refused(var reason) -> Optional.of(reason);
            case Delivery.Unavailable(var cause) -> Optional.of(cause);
        };
    }
}
