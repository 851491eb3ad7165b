package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.catalogue.TestCatalogue;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.operation.port.CallSearch.Answered;
import dev.catraca.application.operation.port.CallSearch.Entry;
import dev.catraca.application.operation.port.CallSearch.Position;
import dev.catraca.application.operation.port.CallSearch.Query;
import dev.catraca.application.shared.port.CallLog.Call;
import dev.catraca.application.shared.port.CallLog.Direction;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlCallSearchTest {
    private final SqlDatabase database = SqlDatabase.empty();
    private final SqlCallLog log =
            new SqlCallLog(database.sql(), TestCatalogue.envelopes(), _ -> {});
    private final SqlCallSearch search = new SqlCallSearch(database.sql());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Merchant platform = Samples.merchant();
    private final Merchant unit = Samples.unitOf(platform);
    private final Merchant other = Samples.merchant();

    @BeforeEach
    void there_are_calls() {
        for (var it : List.of(platform, unit, other)) {
            database.transactions().run(() -> database.merchants().put(it));
        }
        call(platform, "stripe", "/v1/a", 1, Optional.of(200), 10);
        call(unit, "stripe", "/v1/a", 2, Optional.of(200), 20);
        call(unit, "stripe", "/v1/a", 3, Optional.of(503), 30);
        call(other, "stripe", "/v1/a", 4, Optional.empty(), 40);
        call(other, "main-system", "/users", 5, Optional.of(201), 50);
        log.flush();
    }

    private void call(
            Merchant merchant,
            String party,
            String route,
            int number,
            Optional<Integer> status,
            int millis) {
        log.record(
                new Call(
                        now.minusSeconds(number),
                        Direction.OUT,
                        party,
                        Optional.of(merchant.id()),
                        "GET",
                        route,
                        status,
                        Duration.ofMillis(millis),
                        status.isEmpty() ? Optional.of("timeout") : Optional.empty(),
                        "",
                        "corr-" + number,
                        1,
                        Optional.of("203.0.113.7")));
    }

    @Test
    void calls_are_found_in_pages_the_newest_first() {
        var all = find(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 9);
        assertThat(all)
                .extracting(Entry::correlation)
                .containsExactly("corr-1", "corr-2", "corr-3", "corr-4", "corr-5");
        assertThat(all.getFirst().network()).contains("203.0.113.0/24");
        var last = all.get(1);
        assertThat(
                        find(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Position(last.at(), last.id())),
                                2))
                .extracting(Entry::correlation)
                .containsExactly("corr-3", "corr-4");
    }

    @Test
    void party_correlation_and_merchant_narrow_the_search() {
        assertThat(
                        find(
                                Optional.empty(),
                                Optional.of("main-system"),
                                Optional.empty(),
                                Optional.empty(),
                                9))
                .extracting(Entry::correlation)
                .containsExactly("corr-5");
        assertThat(
                        find(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("corr-2"),
                                Optional.empty(),
                                9))
                .hasSize(1);
        assertThat(of(platform)).containsExactly("corr-1", "corr-2", "corr-3");
        assertThat(of(unit)).containsExactly("corr-2", "corr-3");
        assertThat(of(other)).containsExactly("corr-4", "corr-5");
    }

    @Test
    void route_outcome_and_time_narrow_the_search() {
        assertThat(found(Optional.of("/users"), Optional.empty())).containsExactly("corr-5");
        assertThat(found(Optional.of("/v1"), Optional.empty())).isEmpty();
        assertThat(found(Optional.empty(), Optional.of(new Answered.Between(200, 299))))
                .containsExactly("corr-1", "corr-2", "corr-5");
        assertThat(found(Optional.empty(), Optional.of(new Answered.Between(201, 201))))
                .containsExactly("corr-5");
        assertThat(found(Optional.empty(), Optional.of(new Answered.Between(500, 599))))
                .containsExactly("corr-3");
        assertThat(found(Optional.empty(), Optional.of(new Answered.Never())))
                .containsExactly("corr-4");
        assertThat(between(now.minusSeconds(4), now.minusSeconds(2)))
                .containsExactly("corr-3", "corr-4");
    }

    private List<String> found(Optional<String> route, Optional<Answered> answered) {
        return correlations(route, answered, Optional.empty(), Optional.empty());
    }

    private List<String> between(Instant from, Instant to) {
        return correlations(Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to));
    }

    private List<String> correlations(
            Optional<String> route,
            Optional<Answered> answered,
            Optional<Instant> from,
            Optional<Instant> to) {
        return search
                .find(
                        new Query(
                                Optional.empty(),
                                Optional.empty(),
                                route,
                                answered,
                                Optional.empty(),
                                from,
                                to,
                                Optional.empty(),
                                9))
                .stream()
                .map(Entry::correlation)
                .toList();
    }

    @Test
    void the_busiest_account_of_a_party_is_counted() {
        var hour = Duration.ofHours(1);
        assertThat(search.callsOfBusiest(Optional.empty(), "stripe", hour)).isEqualTo(2);
        assertThat(search.callsOfBusiest(Optional.of(other.id()), "stripe", hour)).isEqualTo(1);
        assertThat(search.callsOfBusiest(Optional.empty(), "asaas", hour)).isZero();
        assertThat(search.callsOfBusiest(Optional.empty(), "stripe", Duration.ofMillis(1)))
                .isZero();
    }

    @Test
    void the_calls_of_an_account_to_a_party_are_counted() {
        var counts = new SqlCallCounts(database.sql());
        var stripe = new ProviderName("stripe");
        var hour = Duration.ofHours(1);
        assertThat(counts.of(stripe, other.id(), hour))
                .isEqualTo(search.callsOfBusiest(Optional.of(other.id()), "stripe", hour))
                .isOne();
        assertThat(counts.of(new ProviderName("asaas"), other.id(), hour)).isZero();
        assertThat(counts.of(stripe, other.id(), Duration.ofMillis(1))).isZero();
    }

    @Test
    void statistics_count_and_measure_what_is_recent() {
        var all = search.statistics(Optional.empty(), Duration.ofMinutes(15));
        assertThat(all).hasSize(2);
        var stripe = all.getLast();
        assertThat(stripe.party()).isEqualTo("stripe");
        assertThat(stripe.calls()).isEqualTo(4);
        assertThat(stripe.errors()).isEqualTo(2);
        assertThat(stripe.median()).isEqualTo(Duration.ofMillis(20));
        assertThat(stripe.slowest5Percent()).isEqualTo(Duration.ofMillis(40));
        assertThat(search.statistics(Optional.of(unit.id()), Duration.ofMinutes(15)))
                .singleElement()
                .satisfies(it -> assertThat(it.calls()).isEqualTo(2));
        assertThat(search.statistics(Optional.empty(), Duration.ofMillis(1))).isEmpty();
    }

    private List<String> of(Merchant merchant) {
        return find(
                        Optional.of(merchant.id()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        9)
                .stream()
                .map(Entry::correlation)
                .toList();
    }

    private List<Entry> find(
            Optional<MerchantId> merchant,
            Optional<String> party,
            Optional<String> correlation,
            Optional<Position> after,
            int limit) {
        return search.find(
                new Query(
                        merchant,
                        party,
                        Optional.empty(),
                        Optional.empty(),
                        correlation,
                        Optional.empty(),
                        Optional.empty(),
                        after,
                        limit));
    }
}
