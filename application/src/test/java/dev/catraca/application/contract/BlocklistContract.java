package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.IpRange;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.blocklist.Subject.Kind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.TaxId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface BlocklistContract {
    Subject ANA = new Subject.OfEmail(new Email("ana@example.com"));
    Subject BIA = new Subject.OfEmail(new Email("bia@example.com"));
    Subject CPF = new Subject.OfTaxId(TaxId.of("52998224725"));
    Subject NETWORK = new Subject.OfAddress(IpRange.parse("203.0.113.0/24"));

    Blocklist blocklist();

    Database database();

    @Test
    default void whoever_is_blocked_is_found_by_what_is_blocked() {
        var merchant = newMerchant();
        for (var subject : List.of(ANA, CPF, NETWORK)) {
            assertThat(find(merchant, subject)).isEmpty();
            put(merchant, 1, subject, Optional.empty());
            assertThat(find(merchant, subject)).contains(subject.kind());
        }

        assertThat(find(merchant, BIA)).isEmpty();
        assertThat(find(merchant, BIA, CPF)).contains(Kind.TAX_ID);
        assertThat(find(newMerchant(), ANA, CPF, NETWORK)).isEmpty();
    }

    @Test
    default void a_platform_blocks_at_its_units_and_a_unit_at_itself() {
        var platform = Samples.merchant();
        var unit = Samples.unitOf(platform);
        var sibling = Samples.unitOf(platform);
        for (var it : List.of(platform, unit, sibling)) {
            database().transactions().run(() -> database().merchants().put(it));
        }
        put(platform.id(), 1, ANA, Optional.empty());
        put(unit.id(), 2, BIA, Optional.empty());

        assertThat(find(unit.id(), ANA)).contains(Kind.EMAIL);
        assertThat(find(unit.id(), BIA)).contains(Kind.EMAIL);
        assertThat(find(sibling.id(), ANA)).contains(Kind.EMAIL);
        assertThat(find(sibling.id(), BIA)).isEmpty();
        assertThat(find(platform.id(), BIA)).isEmpty();
    }

    @Test
    default void an_entry_that_is_over_blocks_nobody_and_can_be_prolonged() {
        var merchant = newMerchant();
        var end = Samples.NOW.plusSeconds(10);
        var first = put(merchant, 1, ANA, Optional.of(end));

        assertThat(find(merchant, Samples.NOW, ANA)).contains(Kind.EMAIL);
        assertThat(find(merchant, end.minusMillis(1), ANA)).contains(Kind.EMAIL);
        assertThat(find(merchant, end, ANA)).isEmpty();

        var second = put(merchant, 2, ANA, Optional.empty());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.reason()).isEqualTo("reason 2");
        assertThat(second.expiresAt()).isEmpty();
        assertThat(find(merchant, end, ANA)).contains(Kind.EMAIL);
        assertThat(blocklist().page(merchant, Optional.empty(), 9)).containsExactly(second);
    }

    @Test
    default void entries_come_in_pages_and_are_removed_by_their_own_merchant_only() {
        var merchant = newMerchant();
        var one = put(merchant, 1, ANA, Optional.of(Samples.NOW.plusSeconds(5)));
        var two = put(merchant, 2, CPF, Optional.empty());
        var three = put(merchant, 3, NETWORK, Optional.empty());

        assertThat(blocklist().page(merchant, Optional.empty(), 2)).containsExactly(one, two);
        assertThat(blocklist().page(merchant, Optional.of(two.id()), 2)).containsExactly(three);
        assertThat(blocklist().page(newMerchant(), Optional.empty(), 2)).isEmpty();
        assertThat(blocklist().remove(newMerchant(), two.id())).isFalse();
        assertThat(blocklist().remove(merchant, two.id())).isTrue();
        assertThat(blocklist().remove(merchant, two.id())).isFalse();
        assertThat(find(merchant, CPF)).isEmpty();
    }

    @Test
    default void of_many_who_block_somebody_at_once_one_makes_the_entry() {
        var merchant = newMerchant();

        var ids = Together.run(20, () -> put(merchant, UUID.randomUUID(), ANA).id());

        assertThat(ids).hasSize(20);
        assertThat(new HashSet<>(ids)).hasSize(1);
    }

    private MerchantId newMerchant() {
        var merchant = Samples.merchant();
        database().transactions().run(() -> database().merchants().put(merchant));
        return merchant.id();
    }

    private Block put(MerchantId merchant, int number, Subject subject, Optional<Instant> end) {
        // The last part tells tests apart.
        var id = new UUID(number, UUID.randomUUID().getLeastSignificantBits());
        return blocklist()
                .put(
                        new Block(
                                new BlockId(id),
                                merchant,
                                subject.kind(),
                                subject.masked(),
                                "reason " + number,
                                Samples.NOW,
                                end),
                        subject);
    }

    private Block put(MerchantId merchant, UUID id, Subject subject) {
        return blocklist()
                .put(
                        new Block(
                                new BlockId(id),
                                merchant,
                                subject.kind(),
                                subject.masked(),
                                "reason",
                                Samples.NOW,
                                Optional.empty()),
                        subject);
    }

    private Optional<Kind> find(MerchantId merchant, Subject... subjects) {
        return find(merchant, Samples.NOW, subjects);
    }

    private Optional<Kind> find(MerchantId merchant, Instant at, Subject... subjects) {
        return blocklist().find(merchant, List.of(subjects), at);
    }
}
