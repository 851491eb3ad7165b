package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.contract.CountersContract;
import dev.catraca.application.contract.Together;
import dev.catraca.application.limits.port.Counters;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlCountersTest implements CountersContract {
    private static final String KEYS = "k1:" + "A".repeat(43) + "=";

    private final Sql sql = new Sql(new LocalTransactions(TestDatabase.dataSource()));
    private final Counters counters = new SqlCounters(sql, new Envelopes(KEYS));

    SqlCountersTest() {
        SqlDatabase.asOwner("TRUNCATE request_count");
    }

    @Override
    public Counters counters() {
        return counters;
    }

    @Test
    void two_nodes_share_one_quota() {
        var others =
                new SqlCounters(
                        new Sql(new LocalTransactions(TestDatabase.dataSource())),
                        new Envelopes(KEYS));
        var turn = new AtomicInteger();

        var used =
                Together.run(
                        50,
                        () ->
                                (turn.getAndIncrement() % 2 == 0 ? counters : others)
                                        .count("test", "ana", 30, WINDOW)
                                        .used());

        assertThat(used).filteredOn(it -> it <= 30).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void nobody_s_address_is_kept() {
        counters.count("test", "ana@example.com", 10, WINDOW);

        var kept =
                sql.list(
                        "SELECT subject FROM request_count",
                        row -> new String(row.bytes("subject"), StandardCharsets.ISO_8859_1));
        assertThat(kept).hasSize(1).noneMatch(it -> it.contains("ana"));
    }
}
