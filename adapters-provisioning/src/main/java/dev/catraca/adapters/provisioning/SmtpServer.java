package dev.catraca.adapters.provisioning;

import dev.catraca.application.notification.port.Mail;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** The mail server that is configured, behind a circuit breaker and a bulkhead. */
@Dependent
class SmtpServer {
    private final Optional<String> host;
    private final int port;
    private final Optional<InternetAddress> from;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Duration total;
    private final Session session;
    private final OutgoingCalls calls;
    private final Clock clock;

    @Inject
    SmtpServer(
            @ConfigProperty(name = "catraca.mail.host") Optional<String> host,
            @ConfigProperty(name = "catraca.mail.port", defaultValue = "587") int port,
            @ConfigProperty(name = "catraca.mail.from") Optional<String> from,
            @ConfigProperty(name = "catraca.mail.user") Optional<String> user,
            @ConfigProperty(name = "catraca.mail.password") Optional<String> password,
            @ConfigProperty(name = "catraca.mail.starttls", defaultValue = "true") boolean starttls,
            @ConfigProperty(name = "catraca.http.connect", defaultValue = "PT2S") Duration connect,
            @ConfigProperty(name = "catraca.http.total", defaultValue = "PT25S") Duration total,
            OutgoingCalls calls,
            Clock clock) {
        this.host = host;
        this.port = port;
        this.from = from.map(SmtpServer::sender);
        this.user = user;
        this.password = password;
        this.total = total;
        this.session = Session.getInstance(properties(starttls, connect, total));
        this.calls = calls;
        this.clock = clock;
    }

    private static InternetAddress sender(String from) {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException wrong) {
            throw new IllegalStateException("catraca.mail.from is not an address.", wrong);
        }
    }

    private static Properties properties(boolean starttls, Duration connect, Duration total) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis(connect));
        properties.setProperty("mail.smtp.timeout", millis(total));
        properties.setProperty("mail.smtp.writetimeout", millis(total));
        // Without waiting for the good-bye, which tells nothing about the mail.
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    boolean isConfigured() {
        return host.isPresent() && from.isPresent();
    }

    /** Throws {@link MessagingException} for a recipient that SMTP has no way to name. */
    @Bulkhead(16)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            delay = 5,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = 2,
            failOn = NoAnswer.class)
    SmtpReply send(Mail mail) throws NoAnswer, MessagingException {
        var message = new PlainMail(session, from.orElseThrow(), mail, clock.instant());
        return calls.within(total, () -> transmit(message));
    }

    private SmtpReply transmit(PlainMail message) throws NoAnswer {
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(host.orElseThrow(), port, user.orElse(null), password.orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            return SmtpReply.ACCEPTED;
        } catch (SendFailedException failure) {
            return SmtpReply.of(failure).orElseThrow(() -> noAnswer(failure));
        } catch (AuthenticationFailedException _) {
            throw NoAnswer.of("authentication-failed");
        } catch (MessagingException failure) {
            throw noAnswer(failure);
        }
    }

    private static NoAnswer noAnswer(MessagingException failure) {
        return NoAnswer.from(failure).orElseGet(() -> NoAnswer.of("smtp-failed"));
    }
}
