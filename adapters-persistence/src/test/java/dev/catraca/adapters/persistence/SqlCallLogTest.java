package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.catalogue.TestCatalogue;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.shared.port.CallLog.Call;
import dev.catraca.application.shared.port.CallLog.Direction;
import dev.catraca.domain.merchant.MerchantId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlCallLogTest {
    private static final MerchantId MERCHANT = new MerchantId(UUID.randomUUID());

    private final SqlDatabase database = SqlDatabase.empty();
    private final List<Call> heard = new ArrayList<>();
    private final SqlCallLog callLog =
            new SqlCallLog(database.sql(), TestCatalogue.envelopes(), heard::add);

    @Test
    void a_call_is_written_without_what_is_personal() {
        callLog.record(call("203.0.113.77"));
        assertThat(rows()).isEmpty();
        assertThat(heard).hasSize(1);
        callLog.flush();
        assertThat(rows())
                .containsExactly(
                        "OUT stripe %s POST /v1/checkout/sessions 200 1500 null %s req-1 2 203.0.113.0/24"
                                .formatted(MERCHANT.value(), hash("amount=19990")));
        callLog.flush();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void a_call_without_an_answer_is_written_too() {
        callLog.record(
                new Call(
                        Samples.NOW,
                        Direction.IN,
                        "nexus",
                        Optional.empty(),
                        "GET",
                        "/plans",
                        Optional.empty(),
                        Duration.ofDays(60),
                        Optional.of("timeout"),
                        "",
                        "req-2",
                        1,
                        Optional.of("2001:db8:1:2:3:4:5:6")));
        callLog.stop();
        assertThat(rows())
                .containsExactly(
                        "IN nexus null GET /plans null 2147483647 timeout %s req-2 1 2001:db8:1::/48"
                                .formatted(hash("")));
    }

    @Test
    void many_calls_are_written_at_once_and_too_many_are_counted() {
        for (var i = 0; i < 20_003; i++) {
            callLog.record(call("203.0.113.77"));
        }
        assertThat(callLog.lost()).isEqualTo(3);
        callLog.flush();
        assertThat(rows()).hasSize(20_000);
    }

    @Test
    void calls_that_cannot_be_written_harm_nobody() {
        var broken =
                new Sql(
                        new Connections() {
                            @Override
                            public <T> T lend(Work<T> work) throws SQLException {
                                throw new SQLException("away");
                            }
                        });
        var log = new SqlCallLog(broken, TestCatalogue.envelopes(), _ -> {});
        log.record(call("203.0.113.77"));
        log.flush();
        assertThat(log.lost()).isEqualTo(1);
    }

    @Test
    void only_the_network_of_an_address_is_kept() {
        assertThat(Network.of("203.0.113.77")).contains("203.0.113.0/24");
        assertThat(Network.of("2001:db8:1:2:3:4:5:6")).contains("2001:db8:1:0:0:0:0:0/48");
        assertThat(Network.of("::ffff:203.0.113.77")).contains("203.0.113.0/24");
        assertThat(Network.of("fe80::1")).contains("fe80:0:0:0:0:0:0:0/48");
        for (var other : List.of("", "localhost", "unknown", "203.0.113.77:80")) {
            assertThat(Network.of(other)).as(other).isEmpty();
        }
    }

    private static String hash(String summary) {
        return TestCatalogue.envelopes().hash("call-log", summary);
    }

    private static Call call(String address) {
        return new Call(
                Samples.NOW,
                Direction.OUT,
                "stripe",
                Optional.of(MERCHANT),
                "POST",
                "/v1/checkout/sessions",
                Optional.of(200),
                Duration.ofMillis(1500),
                Optional.empty(),
                "amount=19990",
                "req-1",
                2,
                Optional.of(address));
    }

    private List<String> rows() {
        return database.sql()
                .list(
                        """
                        SELECT concat_ws(' ', direction, party, COALESCE(merchant_id::text, 'null'),
                            method, route, COALESCE(status::text, 'null'), latency_ms,
                            COALESCE(error, 'null'), summary_hash, correlation_id, attempt,
                            network) AS line FROM api_log ORDER BY id""",
                        row -> row.text("line"));
    }
}
