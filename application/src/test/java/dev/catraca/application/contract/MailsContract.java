package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.Mails.Due;
import dev.catraca.domain.shared.Email;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface MailsContract {
    Duration LEASE = Duration.ofMinutes(1);
    Duration OVER_AT_ONCE = Duration.ZERO;

    Database database();

    @Test
    default void a_mail_is_claimed_as_it_was_written_when_its_time_has_come() {
        var mail = added(Instant.EPOCH);
        added(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(claim(LEASE)).extracting(Due::mail).containsExactly(mail);
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void a_mail_is_sent_or_parked_once() {
        var sent = added(Instant.EPOCH);
        var lease = claim(OVER_AT_ONCE).getFirst().lease();
        assertThat(database().mails().sent(sent, lease)).isTrue();
        assertThat(database().mails().sent(sent, lease)).isFalse();

        var parked = added(Instant.EPOCH);
        lease = claim(OVER_AT_ONCE).getFirst().lease();
        assertThat(database().mails().park(parked, lease, "no such address")).isTrue();
        assertThat(database().mails().retry(parked, lease, "late", Instant.EPOCH)).isFalse();
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void a_mail_that_could_not_be_sent_is_tried_again() {
        var mail = added(Instant.EPOCH);
        var lease = claim(LEASE).getFirst().lease();
        assertThat(database().mails().retry(mail, lease, "offline", Instant.EPOCH)).isTrue();
        var again = claim(LEASE).getFirst();
        assertThat(again.mail()).isEqualTo(mail);
        assertThat(again.lease().attempt()).isEqualTo(2);
        assertThat(database().mails().sent(mail, lease)).isFalse();
    }

    @Test
    default void a_mail_is_written_only_if_its_transaction_is() {
        try {
            database()
                    .transactions()
                    .run(
                            () -> {
                                database().mails().add(mail(), Instant.EPOCH);
                                throw new IllegalArgumentException("no");
                            });
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessage("no");
        }
        assertThat(claim(LEASE)).isEmpty();
    }

    private Mail added(Instant at) {
        var mail = mail();
        database().transactions().run(() -> database().mails().add(mail, at));
        return mail;
    }

    private static Mail mail() {
        return new Mail(
                UUID.randomUUID(),
                new Email("ana@example.com"),
                "Olá",
                "https://nexus.example/activate?token=1\n");
    }

    private List<Due> claim(Duration lease) {
        return database().mails().claimDue(1000, lease);
    }
}
