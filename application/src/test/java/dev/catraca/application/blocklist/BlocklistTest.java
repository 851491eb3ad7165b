package dev.catraca.application.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.blocklist.BlockSubject.Outcome;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryBlocklist;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.IpRange;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.blocklist.Subject.Kind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.TaxId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlocklistTest {
    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final InMemoryDatabase database = InMemoryDatabase.at(clock);
    private final InMemoryBlocklist blocklist =
            new InMemoryBlocklist(database.transactions(), database.merchants());
    private final BlockSubject blocking = new BlockSubject(blocklist, clock);
    private final FindBlocked finding = new FindBlocked(blocklist, clock);
    private final Merchant platform = Samples.merchant();
    private final Merchant unit = Samples.unitOf(platform);

    @BeforeEach
    void there_are_merchants() {
        database.transactions().run(() -> database.merchants().put(platform));
        database.transactions().run(() -> database.merchants().put(unit));
    }

    @Test
    void an_address_is_blocked_by_a_range_around_it() {
        block(new Subject.OfAddress(IpRange.parse("203.0.113.0/24")));

        assertThat(from("203.0.113.7")).isEqualTo(new FindBlocked.Outcome.Blocked(Kind.IP));
        assertThat(from("::ffff:203.0.113.7")).isEqualTo(new FindBlocked.Outcome.Blocked(Kind.IP));
        assertThat(from("203.0.112.7")).isEqualTo(new FindBlocked.Outcome.Clear());
    }

    @Test
    void a_person_is_blocked_however_the_number_is_written() {
        block(new Subject.OfTaxId(TaxId.of("529.982.247-25")));

        assertThat(
                        finding.find(
                                new FindBlocked.Query(
                                        unit.id(),
                                        Optional.of(IpRange.parse("192.0.2.1")),
                                        Optional.of(TaxId.of("52998224725")),
                                        Optional.of(new Email("ana@example.com")))))
                .isEqualTo(new FindBlocked.Outcome.Blocked(Kind.TAX_ID));
    }

    @Test
    void of_whom_nothing_is_known_nothing_is_found() {
        assertThat(
                        finding.find(
                                new FindBlocked.Query(
                                        unit.id(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(new FindBlocked.Outcome.Clear());
    }

    @Test
    void a_block_ends_at_its_time() {
        block(
                new Subject.OfAddress(IpRange.parse("203.0.113.7")),
                Optional.of(Samples.NOW.plusSeconds(60)));

        assertThat(from("203.0.113.7")).isInstanceOf(FindBlocked.Outcome.Blocked.class);
        clock.advance(Duration.ofSeconds(60));
        assertThat(from("203.0.113.7")).isInstanceOf(FindBlocked.Outcome.Clear.class);
    }

    @Test
    void what_is_over_already_is_refused() {
        var outcome =
                block(
                        new Subject.OfAddress(IpRange.parse("203.0.113.7")),
                        Optional.of(Samples.NOW));

        assertThat(outcome).isEqualTo(new Outcome.AlreadyOver());
        assertThat(blocklist.page(platform.id(), Optional.empty(), 9)).isEmpty();
    }

    @Test
    void the_same_request_again_finds_its_own_entry_and_another_one_changes_it() {
        var subject = new Subject.OfEmail(new Email("ana@example.com"));
        var command =
                new BlockSubject.Command(
                        new BlockId(UUID.randomUUID()),
                        platform.id(),
                        subject,
                        "chargebacks",
                        Optional.empty());

        assertThat(blocking.block(command)).isInstanceOf(Outcome.Blocked.class);
        assertThat(blocking.block(command)).isInstanceOf(Outcome.Blocked.class);
        assertThat(block(subject)).isInstanceOf(Outcome.Changed.class);
    }

    private Outcome block(Subject subject) {
        return block(subject, Optional.empty());
    }

    private Outcome block(Subject subject, Optional<Instant> end) {
        return blocking.block(
                new BlockSubject.Command(
                        new BlockId(UUID.randomUUID()), platform.id(), subject, "fraud", end));
    }

    private FindBlocked.Outcome from(String address) {
        return finding.find(
                new FindBlocked.Query(
                        unit.id(),
                        Optional.of(IpRange.parse(address)),
                        Optional.empty(),
                        Optional.empty()));
    }
}
