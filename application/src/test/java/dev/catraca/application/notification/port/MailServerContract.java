package dev.catraca.application.notification.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.notification.port.MailServer.Delivery;
import dev.catraca.domain.shared.Email;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everything that delivers our mails must do; there are no mails in it at first. */
public interface MailServerContract {
    MailServer mailServer();

    /** What has arrived, the newest last; only the sort of line end may have changed. */
    List<Arrived> arrived();

    /** From now on every recipient is unknown there. */
    void nobodyLivesThere();

    /** From now on every mail is turned away for the time being. */
    void askToComeBackLater();

    void goOffline();

    /** A mail as its recipient sees it. */
    record Arrived(String messageId, String to, String subject, String text) {}

    private static Mail welcome() {
        return new Mail(
                UUID.fromString("0199f0aa-0000-7000-8000-0000000000aa"),
                new Email("joana@example.com"),
                "Boas-vindas à Nexus ✓",
                "Olá, Joana!\n\nhttps://nexus.example/activate?token=abc\n.\n");
    }

    @Test
    default void a_mail_arrives_as_it_was_written() {
        assertThat(mailServer().send(welcome())).isEqualTo(new Delivery.Accepted());

        assertThat(arrived())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.to()).isEqualTo("joana@example.com");
                            assertThat(it.subject()).isEqualTo(welcome().subject());
                            assertThat(it.text().replace("\r\n", "\n")).isEqualTo(welcome().text());
                        });
    }

    @Test
    default void a_repeated_mail_can_be_recognised() {
        mailServer().send(welcome());
        mailServer().send(welcome());

        assertThat(arrived()).hasSize(2);
        assertThat(arrived().getFirst()).isEqualTo(arrived().getLast());
        assertThat(arrived().getFirst().messageId()).contains(welcome().id().toString());
    }

    @Test
    default void an_unknown_recipient_is_refused_and_not_named_in_the_reason() {
        nobodyLivesThere();

        assertThat(mailServer().send(welcome()))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        it -> assertThat(it.reason()).doesNotContain("joana"));
        assertThat(arrived()).isEmpty();
    }

    @Test
    default void a_server_that_asks_for_patience_is_unavailable() {
        askToComeBackLater();

        assertThat(mailServer().send(welcome())).isInstanceOf(Delivery.Unavailable.class);
        assertThat(arrived()).isEmpty();
    }

    @Test
    default void a_server_that_is_offline_is_unavailable() {
        goOffline();

        assertThat(mailServer().send(welcome())).isInstanceOf(Delivery.Unavailable.class);
    }
}
