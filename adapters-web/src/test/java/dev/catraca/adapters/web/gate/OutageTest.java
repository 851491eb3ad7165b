package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300", "53100"})
    void a_database_that_is_away_or_full_is_an_outage(String state) {
        assertThat(Outage.causes(new SQLException("", state))).isTrue();
        assertThat(Outage.causes(new IllegalStateException(new SQLException("", state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "57014", "42P01", "22001", "0800", ""})
    void a_fault_of_ours_is_none(String state) {
        assertThat(Outage.causes(new RuntimeException(new SQLException("", state)))).isFalse();
    }

    @Test
    void it_is_found_wherever_it_hides() {
        var next = new SQLException("", "23505");
        next.setNextException(new SQLException("", "08006"));
        var suppressed = new IllegalStateException();
        suppressed.addSuppressed(new SQLTransientConnectionException());

        assertThat(Outage.causes(new RuntimeException(next))).isTrue();
        assertThat(Outage.causes(suppressed)).isTrue();
        assertThat(Outage.causes(new RuntimeException(new ConnectionWaitTimeoutException())))
                .isTrue();
    }

    @Test
    void no_SQL_state_and_causes_in_a_circle_are_no_outage() {
        var one = new RuntimeException();
        one.initCause(new RuntimeException(one));

        assertThat(Outage.causes(one)).isFalse();
        assertThat(Outage.causes(new SQLException("no state"))).isFalse();
    }

    /** Bears the name of the server's own type, which no class path of ours has. */
    private static final class ConnectionWaitTimeoutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
