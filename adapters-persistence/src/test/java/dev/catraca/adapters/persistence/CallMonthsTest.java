package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.persistence.catalogue.TestCatalogue;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.Together;
import dev.catraca.application.shared.port.CallLog.Call;
import dev.catraca.application.shared.port.CallLog.Direction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The call log lies in a table per month, which the server's role cannot make or drop itself. */
class CallMonthsTest {
    private final SqlDatabase database = SqlDatabase.empty();
    private final SqlCallLog log =
            new SqlCallLog(database.sql(), TestCatalogue.envelopes(), _ -> {});
    private final SqlCallMonths months = new SqlCallMonths(database.sql());
    private final YearMonth now = YearMonth.now(ZoneOffset.UTC);

    @AfterEach
    void old_months_are_gone() {
        SqlDatabase.empty();
        SqlDatabase.asOwner(
                """
                DO $$
                DECLARE it record;
                BEGIN
                    FOR it IN SELECT inhrelid::regclass AS name FROM pg_inherits
                        WHERE inhparent = 'api_log'::regclass
                            AND inhrelid <> 'api_log_other'::regclass
                    LOOP
                        EXECUTE 'DROP TABLE ' || it.name;
                    END LOOP;
                    PERFORM make_api_log_months(2);
                END $$""");
    }

    @Test
    void a_month_begins_and_ends_at_midnight_in_UTC() {
        make(YearMonth.of(2001, 1));
        make(YearMonth.of(2001, 2));

        write("2000-12-31T23:59:59.999999Z");
        write("2001-01-01T00:00:00Z");
        write("2001-01-31T23:59:59.999999Z");
        write("2001-02-01T00:00:00Z");
        write("2001-03-01T00:00:00Z");

        assertThat(tables())
                .containsExactly(
                        "api_log_other",
                        "api_log_2001_01",
                        "api_log_2001_01",
                        "api_log_2001_02",
                        "api_log_other");
    }

    @Test
    void this_month_and_the_next_ones_are_made_once() {
        SqlDatabase.asOwner("DROP TABLE " + name(now));
        SqlDatabase.asOwner("DROP TABLE " + name(now.plusMonths(1)));
        SqlDatabase.asOwner("DROP TABLE " + name(now.plusMonths(2)));

        assertThat(months.makeAhead(2)).isEqualTo(3);
        assertThat(months.makeAhead(2)).isZero();
        assertThat(months.makeAhead(3)).isOne();

        log.record(call(Instant.now(), "now"));
        log.flush();
        assertThat(tables()).containsExactly(name(now));
    }

    @Test
    void what_was_caught_moves_into_its_month_and_nothing_is_lost_meanwhile() {
        SqlDatabase.asOwner("DROP TABLE " + name(now));
        write("2001-01-15T00:00:00Z");
        var turn = new AtomicInteger();

        Together.run(
                20,
                () -> {
                    var mine = turn.getAndIncrement();
                    if (mine == 10) {
                        months.makeAhead(0);
                    } else {
                        var own =
                                new SqlCallLog(database.sql(), TestCatalogue.envelopes(), _ -> {});
                        for (int i = 0; i < 50; i++) {
                            own.record(call(Instant.now(), "now"));
                            own.flush();
                        }
                    }
                    return mine;
                });

        assertThat(tables()).hasSize(19 * 50 + 1);
        assertThat(tables()).filteredOn(it -> it.equals("api_log_other")).hasSize(1);
    }

    @Test
    void only_what_is_older_than_asked_is_forgotten() {
        var old = now.minusMonths(15);
        var young = now.minusMonths(12);
        make(old);
        make(young);
        write(old.atDay(10) + "T00:00:00Z");
        write(young.atDay(10) + "T00:00:00Z");
        write(now.minusMonths(16).atDay(10) + "T00:00:00Z");
        write(now.minusMonths(11).atDay(10) + "T00:00:00Z");

        assertThat(months.forget(Period.ofMonths(13))).isOne();
        assertThat(months.forget(Period.ofMonths(13))).isZero();

        assertThat(tables()).containsExactly(name(young), "api_log_other");
        assertThat(existing()).contains(name(young), name(now)).doesNotContain(name(old));
    }

    @Test
    void a_month_stays_until_its_last_call_is_old_enough() {
        var edge = YearMonth.from(LocalDate.now(ZoneOffset.UTC).minusMonths(13));
        make(edge);
        write(edge.atDay(1) + "T00:00:00Z");

        assertThat(months.forget(Period.ofMonths(13))).isZero();

        assertThat(tables()).containsExactly(name(edge));
    }

    @Test
    void the_last_three_months_stay_whatever_is_asked_for() {
        var recent = now.minusMonths(2);
        make(recent);
        write(recent.atDay(1) + "T00:00:00Z");

        assertThat(months.forget(Period.ZERO)).isZero();
        assertThat(months.forget(Period.ofMonths(-100))).isZero();

        assertThat(tables()).containsExactly(name(recent));
    }

    @Test
    void the_server_s_role_makes_and_drops_nothing_itself() {
        for (var statement :
                List.of(
                        "SELECT make_api_log_month('2003-01-01')",
                        "DROP TABLE " + name(now),
                        "TRUNCATE api_log",
                        "ALTER TABLE api_log DETACH PARTITION " + name(now),
                        "CREATE TABLE api_log_2003_01 PARTITION OF api_log"
                                + " FOR VALUES FROM ('2003-01-01') TO ('2003-02-01')",
                        "CREATE OR REPLACE FUNCTION forget_api_log(age interval) RETURNS int"
                                + " LANGUAGE sql AS 'SELECT 1'")) {
            assertThatThrownBy(() -> database.sql().update(statement))
                    .as(statement)
                    .hasCauseInstanceOf(SQLException.class)
                    .satisfies(
                            it ->
                                    assertThat(((SQLException) it.getCause()).getSQLState())
                                            .isEqualTo("42501"));
        }
    }

    @Test
    void what_acts_as_the_owner_looks_into_no_schema_of_others() {
        var open =
                database.sql()
                        .list(
                                """
                                SELECT p.oid::regprocedure::text AS it FROM pg_proc p
                                WHERE p.prosecdef AND NOT COALESCE(
                                    'search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)""",
                                row -> row.text("it"));
        var forEverybody =
                database.sql()
                        .list(
                                """
                                SELECT p.oid::regprocedure::text AS it
                                FROM pg_proc p, aclexplode(COALESCE(p.proacl,
                                    acldefault('f', p.proowner))) a
                                WHERE p.prosecdef AND a.grantee = 0""",
                                row -> row.text("it"));

        assertThat(open).isEmpty();
        assertThat(forEverybody).isEmpty();
    }

    private static void make(YearMonth month) {
        SqlDatabase.asOwner("SELECT make_api_log_month('%s-01')".formatted(month));
    }

    private static String name(YearMonth month) {
        return "api_log_" + month.toString().replace('-', '_');
    }

    private void write(String at) {
        log.record(call(Instant.parse(at), at));
        log.flush();
    }

    private static Call call(Instant at, String correlation) {
        return new Call(
                at,
                Direction.OUT,
                "stripe",
                Optional.of(Samples.merchant().id()),
                "GET",
                "/v1/a",
                Optional.of(200),
                Duration.ofMillis(1),
                Optional.empty(),
                "",
                correlation,
                1,
                Optional.empty());
    }

    /** Where the calls lie, in the order of their times. */
    private List<String> tables() {
        return database.sql()
                .list(
                        "SELECT tableoid::regclass::text AS it FROM api_log ORDER BY created_at, id",
                        row -> row.text("it"));
    }

    private List<String> existing() {
        return database.sql()
                .list(
                        """
                        SELECT inhrelid::regclass::text AS it FROM pg_inherits
                        WHERE inhparent = 'api_log'::regclass""",
                        row -> row.text("it"));
    }
}
