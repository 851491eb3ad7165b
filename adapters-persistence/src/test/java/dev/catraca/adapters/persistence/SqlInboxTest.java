package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.Together;
import dev.catraca.application.payment.port.Inbox.Received;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL does to notifications. */
class SqlInboxTest {
    private static final MerchantId ACCOUNT = new MerchantId(UUID.randomUUID());

    private final SqlDatabase database = SqlDatabase.empty();

    /** Notifications that come together are written together, and no text may hold a nought. */
    @Test
    void one_that_cannot_be_stored_costs_no_other_its_place() {
        var number = new AtomicInteger();

        var outcomes =
                Together.run(
                        40,
                        () -> {
                            var it = number.getAndIncrement();
                            return receive("evt_" + it + (it % 10 == 3 ? "\0" : ""));
                        });

        assertThat(outcomes).filteredOn("refused"::equals).hasSize(4);
        assertThat(outcomes).filteredOn("stored"::equals).hasSize(36);
        assertThat(
                        database.inbox()
                                .list(
                                        Optional.empty(),
                                        Optional.of(ACCOUNT),
                                        Optional.empty(),
                                        100))
                .hasSize(36);
    }

    private String receive(String key) {
        var notification =
                new Received(
                        UUID.randomUUID(), Samples.STRIPE, ACCOUNT, key, new byte[0], Samples.NOW);
        try {
            return database.inbox().receive(notification) ? "stored" : "known";
        } catch (SqlFailure refused) {
            return "refused";
        }
    }
}
