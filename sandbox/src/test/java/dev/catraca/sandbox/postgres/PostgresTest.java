package dev.catraca.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.sandbox.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    private static final Passwords PASSWORDS = Passwords.random();

    @TempDir private Path folder;

    @Test
    void rows_survive_a_kill_and_a_new_start() throws SQLException {
        try (var postgres = start()) {
            execute(postgres.owner(), "CREATE TABLE kept (id int)");
            execute(postgres.owner(), "INSERT INTO kept VALUES (42)");
            ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
        }
        try (var postgres = start()) {
            assertThat(value(postgres.owner(), "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_start_that_was_cut_off_is_begun_again() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "");
        try (var postgres = start()) {
            assertThat(value(postgres.owner(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void what_is_committed_is_on_disk_and_what_is_logged_quotes_no_row() throws SQLException {
        try (var postgres = start()) {
            var source = postgres.owner();
            assertThat(value(source, "SHOW fsync")).isEqualTo("on");
            assertThat(value(source, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(value(source, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(value(source, "SHOW log_error_verbosity")).isEqualTo("terse");
            assertThat(value(source, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void the_server_s_role_changes_rows_but_no_tables() throws Exception {
        var migrations = Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(
                migrations.resolve("V1__things.sql"),
                "CREATE TABLE thing (id bigserial, name text);");
        for (var rights : new String[] {"beforeMigrate.sql", "afterMigrate.sql"}) {
            Files.copy(SourceTree.find().migrations().resolve(rights), migrations.resolve(rights));
        }
        try (var postgres = start()) {
            postgres.migrate(migrations);
            var source = postgres.runtime();
            execute(source, "INSERT INTO thing (name) VALUES ('a')");
            for (var forbidden :
                    new String[] {
                        "CREATE TABLE another (id int)",
                        "DROP TABLE thing",
                        "TRUNCATE thing",
                        "DELETE FROM flyway_schema_history",
                        "COPY thing FROM PROGRAM 'true'"
                    }) {
                assertThatThrownBy(() -> execute(source, forbidden))
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
            }
        }
    }

    @Test
    void nobody_gets_in_without_the_password() {
        try (var postgres = start()) {
            for (var user : new String[] {"postgres", "catraca_owner", "catraca"}) {
                var source = new org.postgresql.ds.PGSimpleDataSource();
                source.setUrl(postgres.url());
                source.setUser(user);
                source.setPassword("guess");
                assertThatThrownBy(source::getConnection)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void the_test_database_is_migrated_and_the_same_for_everybody() throws SQLException {
        assertThat(value(TestDatabase.dataSource(), "SELECT current_user")).isEqualTo("catraca");
        assertThat(value(TestDatabase.owner(), "SELECT current_user")).isEqualTo("catraca_owner");
        assertThat(value(TestDatabase.dataSource(), "SELECT to_regclass('flyway_schema_history')"))
                .isEqualTo("flyway_schema_history");
        assertThat(TestDatabase.server().url()).isEqualTo(TestDatabase.server().url());
    }

    private Postgres start() {
        var programs = SourceTree.find().postgresPrograms();
        return Postgres.start(programs, folder.resolve("data"), 0, PASSWORDS);
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
