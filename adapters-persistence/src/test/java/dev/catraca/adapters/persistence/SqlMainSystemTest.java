package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.ActivationTokensContract;
import dev.catraca.application.contract.GrantsContract;
import dev.catraca.application.contract.LogInFailuresContract;
import dev.catraca.application.contract.MainSystemDatabase;
import dev.catraca.application.contract.UsersContract;
import dev.catraca.domain.account.FailedLogIns;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.shared.Email;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlMainSystemTest
        implements UsersContract, GrantsContract, ActivationTokensContract, LogInFailuresContract {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Email ANA = new Email("ana@example.com");
    private final SqlMainSystem mainSystem = SqlMainSystem.empty();

    @Override
    public MainSystemDatabase mainSystem() {
        return mainSystem;
    }

    @Test
    void neither_a_token_nor_the_address_of_a_failed_log_in_stands_in_a_table()
            throws SQLException {
        var ana =
                User.withOwnTenant(
                        new UserId(UUID.randomUUID()),
                        new TenantId(UUID.randomUUID()),
                        ANA,
                        Optional.empty());
        var token =
                mainSystem
                        .transactions()
                        .compute(
                                () -> {
                                    mainSystem.users().add(ana);
                                    return mainSystem.activationTokens().issue(ana.id(), NOON);
                                });
        fail(new Email("nobody@example.com"), NOON);

        assertThat(text("SELECT string_agg(t::text, ' ') FROM main_system.activation_token t"))
                .contains(ana.id().toString())
                .doesNotContain(token.value());
        assertThat(text("SELECT string_agg(f::text, ' ') FROM main_system.log_in_failure f"))
                .isNotBlank()
                .doesNotContain("nobody");
    }

    @Test
    void failures_that_nobody_remembers_are_deleted_in_passing() throws SQLException {
        for (int i = 0; i < 5; i++) {
            fail(new Email("typo%d@example.com".formatted(i)), NOON);
        }
        fail(ANA, NOON.plus(FailedLogIns.MEMORY).plusSeconds(1));

        assertThat(text("SELECT count(*) FROM main_system.log_in_failure")).isEqualTo("1");
    }

    private void fail(Email email, Instant at) {
        mainSystem
                .transactions()
                .run(
                        () -> {
                            var failed = mainSystem.logInFailures().lock(email);
                            mainSystem.logInFailures().save(email, failed.andOneMore(at));
                        });
    }

    private static String text(String query) throws SQLException {
        try (var connection = TestDatabase.dataSource().getConnection();
                var statement = connection.createStatement();
                var results = statement.executeQuery(query)) {
            results.next();
            return results.getString(1);
        }
    }
}
