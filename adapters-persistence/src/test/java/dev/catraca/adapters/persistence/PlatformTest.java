package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.payment.port.Inbox.Received;
import dev.catraca.domain.merchant.Merchant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A platform looks after what reaches its units; a unit sees only its own. */
class PlatformTest {
    private final SqlDatabase database = SqlDatabase.empty();

    @Test
    void a_platform_sees_the_notifications_of_its_units_and_can_replay_them() {
        var platform = Samples.merchant();
        var unit = unitOf(platform);
        var id = UUID.randomUUID();
        database.transactions().run(() -> database.merchants().put(platform));
        database.transactions().run(() -> database.merchants().put(unit));
        database.inbox()
                .receive(
                        new Received(
                                id, Samples.STRIPE, unit.id(), "evt_1", new byte[0], Samples.NOW));

        assertThat(count(platform)).isEqualTo(1);
        assertThat(count(unit)).isEqualTo(1);
        assertThat(count(Samples.merchant())).isZero();
        assertThat(database.inbox().replay(id, Optional.of(platform.id()))).isTrue();
        assertThat(database.inbox().replay(id, Optional.of(Samples.merchant().id()))).isFalse();
    }

    private int count(Merchant merchant) {
        return database.inbox()
                .list(Optional.empty(), Optional.of(merchant.id()), Optional.empty(), 9)
                .size();
    }

    private static Merchant unitOf(Merchant platform) {
        var it = Samples.merchant();
        return new Merchant(
                it.id(),
                it.slug(),
                it.name(),
                it.reference(),
                Optional.of(platform.id()),
                it.taxId(),
                it.zone(),
                it.currency(),
                it.returnOrigins(),
                it.lateMoney(),
                it.defaultProvider(),
                it.mainSystem(),
                it.wallets(),
                it.splitRule(),
                it.unit());
    }
}
