package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.contract.CountersContract;
import dev.catraca.application.contract.Together;
import dev.catraca.application.limits.port.Counters;
import dev.catraca.application.limits.port.Counters.Count;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlCountersTest implements CountersContract {
    private static final String KEYS = "k1:" + "A".repeat(43) + "=";

    private final Sql sql = new Sql(new LocalTransactions(TestDatabase.dataSource()));
    private final Counters counters = new SqlCounters(sql, new Envelopes(KEYS));

    SqlCountersTest() {
        SqlDatabase.asOwner("TRUNCATE request_pace");
    }

    @Override
    public Counters counters() {
        return counters;
    }

    /** The clock of the database cannot be moved; so the row is. */
    @Override
    public void pass(Duration time) {
        SqlDatabase.asOwner(
                "UPDATE request_pace SET tat = tat - interval '%d milliseconds'"
                        .formatted(time.toMillis() + 5));
    }

    @Test
    void two_nodes_share_one_quota() {
        var others =
                new SqlCounters(
                        new Sql(new LocalTransactions(TestDatabase.dataSource())),
                        new Envelopes(KEYS));
        var turn = new AtomicInteger();

        var counts =
                Together.run(
                        50,
                        () ->
                                (turn.getAndIncrement() % 2 == 0 ? counters : others)
                                        .count("test", "ana", 30, WINDOW));

        assertThat(counts).filteredOn(Count::isWithin).hasSize(30);
    }

    @Test
    void nobody_s_address_is_kept() {
        counters.count("test", "ana@example.com", 10, WINDOW);

        var kept =
                sql.list(
                        "SELECT subject FROM request_pace",
                        row -> new String(row.bytes("subject"), StandardCharsets.ISO_8859_1));
        assertThat(kept).hasSize(1).noneMatch(it -> it.contains("ana"));
    }
}
