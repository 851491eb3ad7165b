package dev.catraca.sandbox.twins.mainsystem;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Sends the activation link to a user, by SMTP as the real main system does. */
final class WelcomeMail {

    private static final System.Logger LOG = System.getLogger(WelcomeMail.class.getName());

    private final Session session;
    private final String activationPage;

    WelcomeMail(int smtpPort, String activationPage) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(smtpPort));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "5000");
        this.session = Session.getInstance(properties);
        this.activationPage = activationPage;
    }

    /** Returns at once; the mail is sent meanwhile. */
    void send(User user, String token) {
        Thread.startVirtualThread(() -> deliver(user, token));
    }

    private void deliver(User user, String token) {
        try {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom(new InternetAddress("main-system@sandbox.catraca.dev"));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(user.email()));
            mail.setSubject("Seu acesso está pronto", StandardCharsets.UTF_8.name());
            mail.setText(
                    """
                    Olá, %s!

                    Seu pagamento foi confirmado e seu acesso está pronto.
                    Escolha sua senha em até 72 horas:

                    %s?token=%s
                    """
                            .formatted(user.name(), activationPage, token),
                    StandardCharsets.UTF_8.name());
            Transport.send(mail);
        } catch (MessagingException unsent) {
            LOG.log(Level.WARNING, "the main system's twin could not send a mail: {0}", unsent);
        }
    }
}
