package dev.catraca.adapters.persistence.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The command on databases of its own, made as an administrator makes them. */
class CommandTest {
    private static final String PASSWORD = "g5Jt-p0Qw8-zXc3-Rv6N";
    private static final String K1 = ring("k1");
    private static final String K2 = ring("k2");

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String runtime = "pay_" + suffix;
    private final Map<String, String> variables = new HashMap<>();

    @TempDir private Path folder;

    @BeforeEach
    void make_an_empty_database() throws SQLException {
        var owner = "pay_owner_" + suffix;
        var database = "pay_" + suffix;
        asSuperuser("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner, PASSWORD));
        asSuperuser("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(runtime, PASSWORD));
        asSuperuser("CREATE DATABASE %s OWNER %s".formatted(database, owner));
        variables.put(
                "CATRACA_DB_URL",
                TestDatabase.server().url().replaceAll("/catraca$", "/" + database));
        variables.put("CATRACA_DB_USER", runtime);
        variables.put("CATRACA_DB_PASSWORD", PASSWORD);
        variables.put("CATRACA_DB_OWNER_USER", owner);
        variables.put("CATRACA_DB_OWNER_PASSWORD", PASSWORD);
        variables.put("CATRACA_PUBLIC_URL", "https://pay.shop.test");
        variables.put("CATRACA_MASTER_KEYS", K1);
        variables.put("CATRACA_JWT_KEYS", ring("j1"));
        variables.put("CATRACA_QUOTE_KEYS", ring("q1"));
        variables.put("CATRACA_MAIN_SYSTEM_KEY", "ms_aB3dE6gH9jK2mN5pQ8");
        variables.put("CATRACA_MAIL_HOST", "mail.shop.test");
        variables.put("CATRACA_MAIL_FROM", "pay@shop.test");
    }

    @Test
    void a_migrated_database_and_sound_settings_are_ready_to_serve() throws Exception {
        assertThat(run("migrate").text()).contains("spine", "up to date");
        assertThat(run("check")).isEqualTo(new Ran(0, "Ready to serve.\n"));
        assertThat(run("migrate")).isEqualTo(new Ran(0, "The database is up to date.\n"));
    }

    @Test
    void runs_at_the_same_time_wait_for_each_other() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Ran> migration = () -> run("migrate");
            var runs = threads.invokeAll(java.util.Collections.nCopies(4, migration));
            for (var it : runs) {
                assertThat(it.get().status()).as(it.get().text()).isZero();
            }
        }
        assertThat(run("check").status()).isZero();
    }

    @Test
    void every_reason_is_printed_at_once() throws Exception {
        variables.put("CATRACA_MAIN_SYSTEM_KEY", "sandbox-main-system-key");
        variables.put("CATRACA_STRIPE_API_BASE", "http://localhost:9081/stripe");
        variables.remove("CATRACA_JWT_KEYS");
        asSuperuser("ALTER ROLE %s SET synchronous_commit = off".formatted(runtime));
        asSuperuser("ALTER ROLE %s CREATEROLE".formatted(runtime));

        var ran = run("check");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.text().lines())
                .hasSize(6)
                .anyMatch(it -> it.startsWith("secret-known catraca.main-system.key"))
                .anyMatch(it -> it.startsWith("not-https catraca.stripe.api-base"))
                .anyMatch(it -> it.startsWith("keys-missing catraca.jwt-keys"))
                .anyMatch(it -> it.startsWith("not-durable synchronous_commit"))
                .anyMatch(it -> it.startsWith("role-too-strong catraca.db.user"))
                .anyMatch(it -> it.startsWith("schema-too-old database"));
    }

    @Test
    void the_owner_s_role_is_not_the_server_s() throws Exception {
        run("migrate");
        variables.put("CATRACA_DB_USER", variables.get("CATRACA_DB_OWNER_USER"));
        assertThat(run("check").text())
                .contains("owns tables", "makes tables", "changes the ledger");
    }

    @Test
    void a_schema_of_a_newer_release_is_told_from_an_older_one() throws Exception {
        run("migrate");
        asOwner("UPDATE flyway_schema_history SET version = '999' WHERE version = '2'");
        assertThat(run("check").text()).contains("schema-too-old", "schema-too-new");
    }

    @Test
    void a_clock_that_is_wrong_is_noticed() throws Exception {
        run("migrate");
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        assertThat(run(clock, "check").text()).startsWith("clock-wrong");
    }

    @Test
    void a_database_that_does_not_let_us_in_is_a_reason_without_a_password() throws Exception {
        variables.put("CATRACA_DB_PASSWORD", "wrong-" + PASSWORD);
        var ran = run("check");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.text()).startsWith("database-unreachable").doesNotContain(PASSWORD);
        variables.put("CATRACA_DB_OWNER_PASSWORD", "wrong-" + PASSWORD);
        assertThat(run("migrate").status()).isEqualTo(1);
        assertThat(run("migrate").text()).doesNotContain(PASSWORD);
    }

    @Test
    void secrets_come_from_files_as_well() throws Exception {
        run("migrate");
        variables.remove("CATRACA_MASTER_KEYS");
        var file = folder.resolve("master-keys");
        variables.put("CATRACA_MASTER_KEYS_FILE", file.toString());
        assertThat(run("check").text()).startsWith("file-unreadable CATRACA_MASTER_KEYS_FILE");
        Files.writeString(file, K1 + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("check").text()).startsWith("file-open-to-others CATRACA_MASTER_KEYS_FILE");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(run("check").text()).isEqualTo("Ready to serve.\n");
        variables.put("CATRACA_MASTER_KEYS", K1);
        assertThat(run("check").text()).startsWith("given-twice CATRACA_MASTER_KEYS_FILE");
    }

    @Test
    void a_role_younger_than_the_tables_gets_its_rights_and_no_more() throws Exception {
        run("migrate");
        var late = "late_" + suffix;
        asSuperuser("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(late, PASSWORD));
        variables.put("CATRACA_DB_USER", late);
        run("migrate");
        assertThat(run("check")).isEqualTo(new Ran(0, "Ready to serve.\n"));
    }

    @Test
    void what_old_keys_sealed_is_sealed_again_under_the_first_and_the_old_may_go()
            throws Exception {
        run("migrate");
        var merchant = UUID.randomUUID();
        var account = new Envelopes.Owner(merchant, "account:stripe");
        var signing = new Envelopes.Owner(merchant, "signing-secret:s1");
        var answer = new Envelopes.Owner(new UUID(0, 0), "answer|caller|POST /x|k-1");
        var old = new Envelopes(K1);
        asOwner(
                """
                INSERT INTO merchant (id, slug, name, zone, currency, late_money, main_system)
                VALUES ('%1$s', 'shop', 'Shop', 'UTC', 'BRL', 'ACCEPT', 'NONE');
                INSERT INTO provider_account VALUES ('%1$s', 'stripe', '%2$s');
                INSERT INTO signing_secret VALUES ('%1$s', 's1', '%3$s', NULL, now());
                INSERT INTO idempotency
                    (caller, operation, key, fingerprint, subject, lease_until, status, body,
                        is_sealed)
                VALUES ('caller', 'POST /x', 'k-1', '', '%1$s', now(), 201,
                        convert_to('%4$s', 'UTF8'), true),
                    ('caller', 'POST /x', 'k-2', '', '%1$s', now(), 201, '\\xff', false)"""
                        .formatted(
                                merchant,
                                old.seal("sk_1", account),
                                old.seal("ss_1", signing),
                                old.seal("{}", answer)));
        variables.put("CATRACA_MASTER_KEYS", K2);
        assertThat(run("check").text()).contains("master-key-missing", "k1");
        variables.put("CATRACA_MASTER_KEYS", K2 + "," + K1);
        assertThat(run("check").status()).isZero();

        assertThat(run("reseal").text()).startsWith("3 sealed again");

        assertThat(run("reseal").text()).startsWith("0 sealed again");
        variables.put("CATRACA_MASTER_KEYS", K2);
        assertThat(run("check").status()).isZero();
        var sealed = new Envelopes(K2);
        assertThat(sealed.open(value("SELECT credentials FROM provider_account"), account))
                .isEqualTo("sk_1");
        assertThat(sealed.open(value("SELECT secret FROM signing_secret"), signing))
                .isEqualTo("ss_1");
        var sealedAnswer = "SELECT convert_from(body, 'UTF8') FROM idempotency WHERE is_sealed";
        assertThat(sealed.open(value(sealedAnswer), answer)).isEqualTo("{}");
    }

    @Test
    void new_keys_and_secrets_pass_the_check() throws Exception {
        run("migrate");
        variables.put("CATRACA_MASTER_KEYS", run("key").text().strip());
        variables.put("CATRACA_ADMIN_KEY", run("secret").text().strip());
        assertThat(run("check")).isEqualTo(new Ran(0, "Ready to serve.\n"));
        assertThat(run("key")).isNotEqualTo(run("key"));
    }

    @Test
    void anything_else_is_answered_with_the_usage() throws Exception {
        assertThat(run("help").status()).isEqualTo(2);
        assertThat(run("help").text()).contains("migrate", "check");
    }

    private record Ran(int status, String text) {}

    private Ran run(String name) throws SQLException {
        return run(Clock.systemUTC(), name);
    }

    private Ran run(Clock clock, String name) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var status = new Command(variables, clock, out).run(name);
        return new Ran(status, bytes.toString(StandardCharsets.UTF_8));
    }

    private static void asSuperuser(String sql) throws SQLException {
        var server = TestDatabase.server();
        execute(server.url(), "postgres", server.superuserPassword(), sql);
    }

    private void asOwner(String sql) throws SQLException {
        execute(
                variables.get("CATRACA_DB_URL"),
                variables.get("CATRACA_DB_OWNER_USER"),
                PASSWORD,
                sql);
    }

    private String value(String sql) throws SQLException {
        var source = source(variables.get("CATRACA_DB_URL"), runtime, PASSWORD);
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String url, String user, String password, String sql)
            throws SQLException {
        try (var connection = source(url, user, password).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static PGSimpleDataSource source(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static String ring(String id) {
        var key = new byte[32];
        new java.util.Random(id.hashCode()).nextBytes(key);
        return id + ":" + java.util.Base64.getEncoder().encodeToString(key);
    }
}
