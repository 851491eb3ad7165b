package dev.catraca.sandbox.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.Client;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent by real SMTP is read over HTTP and as a page. */
final class MailboxTest {

    private final Twins twins = Twins.start(0, 0);
    private final Client client = new Client(twins.uri());

    @AfterEach
    void close() {
        client.close();
        twins.close();
    }

    private MimeMessage mail(String to, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(twins.smtpPort()));
        MimeMessage mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom(new InternetAddress("shop@example.com"));
        mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        return mail;
    }

    private JsonObject messages(String query) throws IOException {
        String array = client.get("/mailbox/messages" + query).body();
        return JsonText.object(("{\"all\":" + array + "}").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    @Test
    void mails_are_listed_the_newest_last() throws MessagingException, IOException {
        for (String subject : new String[] {"Olá", "Até já"}) {
            MimeMessage mail = mail("Maria@example.com", subject);
            mail.setText("Ação: https://example.com/a?b=1&c=2", StandardCharsets.UTF_8.name());
            Transport.send(mail);
        }
        MimeMessage other = mail("joana@example.com", "Oi");
        other.setText("oi");
        Transport.send(other);

        JsonObject all = messages("?to=maria@example.com");

        assertThat(all.getJsonArray("all")).hasSize(2);
        JsonObject last = all.getJsonArray("all").getJsonObject(1);
        assertThat(last.getString("subject")).isEqualTo("Até já");
        assertThat(last.getString("text")).startsWith("Ação: https://example.com/a?b=1&c=2");
        assertThat(Instant.parse(last.getString("receivedAt")))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(messages("").getJsonArray("all")).hasSize(3);
        assertThat(messages("?to=nobody@example.com").getJsonArray("all")).isEmpty();
    }

    @Test
    void the_plain_text_of_a_mail_in_parts_is_shown() throws MessagingException {
        MimeBodyPart html = new MimeBodyPart();
        html.setContent("<p>formatted</p>", "text/html; charset=utf-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText("plain");
        MimeMessage mail = mail("maria@example.com", "Parts");
        mail.setContent(new MimeMultipart("alternative", html, plain));
        Transport.send(mail);

        assertThat(twins.mailbox().mails().getFirst().text()).isEqualTo("plain");
    }

    @Test
    void a_person_reads_mails_with_links_and_without_scripts()
            throws MessagingException, IOException {
        MimeMessage mail = mail("maria@example.com", "<b>Oi</b>");
        mail.setText("<script>x</script> http://localhost:1/activate?token=abc&x=1");
        Transport.send(mail);

        String page = client.get("/mailbox").body();

        assertThat(page)
                .contains(
                        "&lt;b&gt;Oi&lt;/b&gt;",
                        "href=\"http://localhost:1/activate?token=abc&amp;x=1\"")
                .doesNotContain("<script>");
    }

    @Test
    void the_mailbox_is_emptied() throws MessagingException, IOException {
        MimeMessage mail = mail("maria@example.com", "Oi");
        mail.setText("oi");
        Transport.send(mail);

        assertThat(client.send("DELETE", "/mailbox/messages", "").status()).isEqualTo(204);

        assertThat(twins.mailbox().mails()).isEmpty();
    }
}
