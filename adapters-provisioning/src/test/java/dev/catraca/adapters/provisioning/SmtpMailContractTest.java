package dev.catraca.adapters.provisioning;

import dev.catraca.application.notification.port.MailServer;
import dev.catraca.application.notification.port.MailServerContract;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class SmtpMailContractTest implements MailServerContract {
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final Wired wired = new Wired(Duration.ofSeconds(5));
    private final SmtpMail mail =
            wired.mail(Optional.of("127.0.0.1"), server.port(), false, Optional.empty());

    @AfterEach
    void stop() {
        wired.close();
        server.close();
    }

    @Override
    public MailServer mailServer() {
        return mail;
    }

    @Override
    public List<Arrived> arrived() {
        return server.messages().stream().map(SmtpMailContractTest::arrived).toList();
    }

    private static Arrived arrived(String raw) {
        try {
            var message =
                    new MimeMessage(
                            null,
                            new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            return new Arrived(
                    message.getMessageID(),
                    message.getHeader("To", null),
                    message.getSubject(),
                    (String) message.getContent());
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    @Override
    public void nobodyLivesThere() {
        server.says("RCPT", "550 5.1.1 joana@example.com is unknown here");
    }

    @Override
    public void askToComeBackLater() {
        server.says("RCPT", "451 4.7.1 later");
    }

    @Override
    public void goOffline() {
        server.close();
    }
}
