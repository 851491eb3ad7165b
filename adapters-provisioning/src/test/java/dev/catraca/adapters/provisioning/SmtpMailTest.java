package dev.catraca.adapters.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.MailServer.Delivery;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.shared.Email;
import dev.catraca.sandbox.mailbox.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.transaction.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, and what each answer of the mail server means to us. */
class SmtpMailTest {
    private static final Duration TOTAL = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final UUID ID = UUID.fromString("0199f0aa-0000-7000-8000-00000000000c");

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final Wired wired = new Wired(TOTAL);
    private final SmtpMail mail =
            wired.mail(Optional.of("127.0.0.1"), server.port(), false, Optional.empty());

    @AfterEach
    void stop() {
        wired.close();
        server.close();
    }

    private static Mail welcome() {
        return mail("joana@example.com", "Welcome");
    }

    private static Mail mail(String to, String subject) {
        return new Mail(ID, new Email(to), subject, "Olá, Joana!\n\n.\nhttps://x.example/?t=1\n");
    }

    private MimeMessage onlyMessage() throws MessagingException {
        assertThat(server.messages()).hasSize(1);
        return new MimeMessage(
                null,
                new ByteArrayInputStream(
                        server.messages().getFirst().getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_mail_arrives_as_plain_text() throws Exception {
        assertThat(mail.send(mail("joana@example.com", "Boas-vindas à Nexus ✓")))
                .isEqualTo(new Delivery.Accepted());

        var message = onlyMessage();
        assertThat(message.getSubject()).isEqualTo("Boas-vindas à Nexus ✓");
        assertThat(message.getHeader("To")).containsExactly("joana@example.com");
        assertThat(message.getHeader("From")).containsExactly("Catraca <no-reply@catraca.example>");
        assertThat(message.getHeader("Message-ID"))
                .containsExactly("<0199f0aa-0000-7000-8000-00000000000c@catraca.example>");
        assertThat(message.getHeader("Date"))
                .containsExactly("Sat, 21 Nov 2026 12:00:00 +0000 (UTC)");
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(server.commands())
                .contains("MAIL FROM:<no-reply@catraca.example>", "RCPT TO:<joana@example.com>");
    }

    @Test
    void a_real_mailbox_shows_the_whole_text() {
        try (var mailbox = new Mailbox(0)) {
            var real =
                    wired.mail(Optional.of("127.0.0.1"), mailbox.port(), false, Optional.empty());

            assertThat(real.send(welcome())).isEqualTo(new Delivery.Accepted());

            assertThat(mailbox.mails("joana@example.com"))
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.subject()).isEqualTo("Welcome");
                                assertThat(it.text().replace("\r\n", "\n").strip())
                                        .isEqualTo(welcome().text().strip());
                            });
        }
    }

    @Test
    void a_repeated_mail_has_the_same_message_id() {
        mail.send(welcome());
        mail.send(welcome());

        assertThat(server.messages())
                .hasSize(2)
                .allSatisfy(
                        it ->
                                assertThat(it)
                                        .contains(
                                                "Message-ID: <0199f0aa-0000-7000-8000-00000000000c@"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello\r\nBcc: thief@example.com",
                "Hello\nBcc: thief@example.com",
                "Hello\rBcc: thief@example.com",
                "Olá\r\nBcc: thief@example.com",
                "Hello\r\n\r\nBcc: thief@example.com",
            })
    void a_subject_stays_one_header(String subject) throws Exception {
        mail.send(mail("joana@example.com", subject));

        var message = onlyMessage();
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).endsWith(" Bcc: thief@example.com");
        assertThat(server.commands()).filteredOn(it -> it.startsWith("RCPT")).hasSize(1);
    }

    @Test
    void a_domain_goes_in_its_ascii_form() {
        assertThat(mail.send(mail("joana@açaí.example", "Hi"))).isEqualTo(new Delivery.Accepted());
        assertThat(server.commands()).contains("RCPT TO:<joana@xn--aa-4iaz.example>");
    }

    @Test
    void a_mailbox_that_smtp_cannot_name_is_refused_and_nobody_else_gets_the_mail() {
        assertThat(mail.send(mail("joão@example.com", "Hi")))
                .isEqualTo(new Delivery.Refused("address-unusable"));
        assertThat(server.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user joana@example.com, smtp-550",
        "RCPT, 553 not a mailbox, smtp-553",
        "RCPT, 554 5.7.1 not wanted here, smtp-554",
        "., 554 5.7.1 this looks like spam, smtp-554",
        "., 550 no, smtp-550",
        "DATA, 554 no valid recipients, smtp-554",
        "., 552 too big, smtp-552",
    })
    void a_lasting_no_to_recipient_or_content_is_a_refusal(
            String command, String reply, String reason) {
        server.says(command, reply);

        assertThat(mail.send(welcome())).isEqualTo(new Delivery.Refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 come back later, smtp-450",
        "RCPT, 451 greylisted, smtp-451",
        "RCPT, 552 mailbox full, smtp-552",
        "., 451 try again, smtp-451",
        "., 421 closing, smtp-421",
        "MAIL, 530 authenticate first, smtp-530",
        "MAIL, 550 we do not like this sender, smtp-550",
        "DATA, 503 bad sequence, smtp-503",
        "CONNECT, 554 go away, smtp-failed",
        "EHLO, 500 what?, smtp-failed",
    })
    void everything_else_is_tried_again(String command, String reply, String cause) {
        server.says(command, reply);
        server.says("HELO", "500 what?");

        assertThat(mail.send(welcome())).isEqualTo(new Delivery.Unavailable(cause));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
    void silence_ends_in_time(String command) {
        server.says(command, ScriptedSmtp.SILENCE);
        try (var impatient = new Wired(SHORT)) {
            var inHaste =
                    impatient.mail(
                            Optional.of("127.0.0.1"), server.port(), false, Optional.empty());
            long start = System.nanoTime();

            assertThat(inHaste.send(welcome())).isEqualTo(new Delivery.Unavailable("timeout"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL);
        }
    }

    @Test
    void a_server_that_never_says_good_bye_has_taken_the_mail() {
        server.says("QUIT", ScriptedSmtp.SILENCE);

        assertThat(mail.send(welcome())).isEqualTo(new Delivery.Accepted());
    }

    @Test
    void nobody_there_is_tried_again() {
        server.close();

        assertThat(mail.send(welcome())).isEqualTo(new Delivery.Unavailable("unreachable"));
    }

    @Test
    void no_mail_leaves_in_the_clear_where_tls_is_asked_for() {
        var strict = wired.mail(Optional.of("127.0.0.1"), server.port(), true, Optional.of("me"));

        assertThat(strict.send(welcome())).isEqualTo(new Delivery.Unavailable("smtp-failed"));
        assertThat(server.commands())
                .noneMatch(it -> it.startsWith("AUTH") || it.startsWith("MAIL"));
    }

    @Test
    void a_wrong_password_is_our_fault_and_not_the_mails() {
        server.says("EHLO", "250-scripted\r\n250 AUTH PLAIN");
        server.says("AUTH", "535 wrong");
        var wrong = wired.mail(Optional.of("127.0.0.1"), server.port(), false, Optional.of("me"));

        assertThat(wrong.send(welcome()))
                .isEqualTo(new Delivery.Unavailable("authentication-failed"));
    }

    @Test
    void without_a_server_no_mail_is_sent() {
        var none = wired.mail(Optional.empty(), server.port(), false, Optional.empty());

        assertThat(none.send(welcome())).isEqualTo(new Delivery.Unavailable("not-configured"));
    }

    @Test
    void no_mail_leaves_inside_a_transaction() {
        wired.transactionIs(Status.STATUS_ACTIVE);

        assertThatThrownBy(() -> mail.send(welcome())).isInstanceOf(IllegalStateException.class);
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void every_mail_is_recorded_without_who_got_it() {
        mail.send(welcome());
        server.says("RCPT", "550 no such user joana@example.com");
        mail.send(welcome());
        server.close();
        mail.send(welcome());

        assertThat(wired.calls)
                .extracting(CallLog.Call::party, CallLog.Call::status, CallLog.Call::error)
                .containsExactly(
                        tuple("mail", Optional.of(250), Optional.empty()),
                        tuple("mail", Optional.of(550), Optional.of("smtp-550")),
                        tuple("mail", Optional.empty(), Optional.of("unreachable")));
        assertThat(wired.calls)
                .allSatisfy(
                        call -> assertThat(call.toString()).doesNotContainIgnoringCase("joana"));
    }
}
