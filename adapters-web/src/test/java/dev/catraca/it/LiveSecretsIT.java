package dev.catraca.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.it.Gym.Customer;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.pacto.PactoKeys;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * No number of a card and none of a unit's keys is anywhere on the disk in the clear, whatever
 * happened to the sales they were for, and although the server died in the middle of some.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveSecretsIT {
    private static final int CANARIES = 1_000;
    private static final String IMPORTED = "porto-alegre-2";
    private static final int IMPORTED_CODE = 77;
    private static final String IMPORTED_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String NOBODY_S_KEY = "psec_nobody_0f1e2d3c4b5a6978";

    /** Of every card that is sealed or sold here. */
    private static final String CVV = "987";

    /** Security codes with enough around them to be looked for in any encoding. */
    private static final List<String> CODES =
            List.of(
                    "\"cvv\":\"987\"",
                    "&cvv=987",
                    "cvv=987&",
                    "<cvv>987</cvv>",
                    "\"codigoSeguranca\":\"987\"");

    private static final String PLANTED_CODES = "planted-codes";

    private static OwnServer server;
    private static Product product;

    private static final Random RANDOM = new Random();
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Set<String> NUMBERS = ConcurrentHashMap.newKeySet();
    private static final Set<String> TOKENS = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void start() throws SQLException {
        server =
                OwnServer.start(
                        Map.of(
                                "CATRACA_HTTP_TOTAL", "PT4S",
                                "PACTO_SECRET_KEY_PORTO_ALEGRE_2", IMPORTED_KEY,
                                "PACTO_SECRET_KEY_NOBODY", NOBODY_S_KEY,
                                "PACTO_SECRET_KEY_TORRES", NOBODY_S_KEY));
        product = server.product();
        // All that PostgreSQL can be brought to write down.
        execute("ALTER SYSTEM SET logging_collector = on");
        execute("ALTER SYSTEM SET log_statement = 'all'");
        execute("ALTER SYSTEM SET log_min_duration_statement = 0");
        product.surroundings().restartPostgres();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> product.http().get("/health/ready").status() == 200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = product.surroundings().postgres().superuser().getConnection();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /** A number that nobody has seen before, with a check digit that is right. */
    private static String canary() {
        var digits = new StringBuilder("4%06d".formatted(MADE.incrementAndGet()));
        while (digits.length() < 15) {
            digits.append(RANDOM.nextInt(10));
        }
        var sum = 0;
        for (var i = 0; i < 15; i++) {
            var digit = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return remember(digits.append((10 - sum % 10) % 10).toString());
    }

    private static String remember(String number) {
        NUMBERS.add(number);
        return number;
    }

    private static String tokenOf(Gym gym, String number) {
        var token = gym.token(number);
        TOKENS.add(token.substring("card_".length(), "card_".length() + 40));
        return token;
    }

    private static int sell(Gym gym, String number) {
        return gym.sell(gym.byCard(Customer.fresh(), tokenOf(gym, number))).status();
    }

    @Test
    @Order(1)
    void a_thousand_cards_pass_through_in_all_ways_and_the_server_dies_under_some()
            throws Exception {
        var gyms = List.of(Gym.open(product), Gym.openWithV2(product));
        sellImportedLater();
        try (var executor = Executors.newFixedThreadPool(6)) {
            for (var i = 0; i < CANARIES; i++) {
                executor.submit(() -> tokenOf(gyms.getFirst(), canary()));
            }
        }
        assertThat(TOKENS).hasSize(CANARIES);
        for (var gym : gyms) {
            for (var i = 0; i < 15; i++) {
                assertThat(sell(gym, canary())).isEqualTo(200);
            }
            assertThat(sell(gym, remember(Gym.DECLINED_CARD))).isEqualTo(402);
            assertThat(sell(gym, remember("5105105105105100"))).isEqualTo(402);
            assertThat(sell(gym, remember(Gym.CARD_IN_ANALYSIS))).isEqualTo(202);
        }
        refuse(gyms.getFirst());
        for (var gym : gyms) {
            var api = gym.atPacto().keys().v3().isPresent() ? "pacto-v3" : "pacto-v2";
            for (var fault :
                    List.of(
                            Fault.TIMEOUT_AFTER,
                            Fault.RESET_AFTER,
                            Fault.GARBAGE,
                            Fault.HTML_500)) {
                product.twins().faults().arm(FaultOrder.of(fault).at(api, "sell-card"));
                assertThat(sell(gym, canary())).as(fault.name()).isEqualTo(202);
            }
        }
        die(gyms.getFirst());
        assertThat(sell(gyms.getFirst(), canary())).isEqualTo(200);
        assertThat(NUMBERS).hasSizeGreaterThan(CANARIES);
    }

    /** What is wrong with each of these differs; the number is in all of them. */
    private static void refuse(Gym gym) {
        var wrong =
                List.<JsonObjectBuilder>of(
                        Gym.card(canary()).add("cvv", "1"),
                        Gym.card(canary()).add("validade", "01/20"),
                        Gym.card(canary()).add("slug", "no-such-unit"),
                        Gym.card(remember(canary() + "01")),
                        Gym.card(canary()).add("parcelas", "many"),
                        Gym.card("4111").add("nome", 7).add("extra", canary()));
        for (var card : wrong) {
            assertThat(gym.tokenize(card).status()).isBetween(400, 404);
        }
        var broken =
                List.of(
                        "{\"numero\":\"" + canary(),
                        "{\"numero\":" + canary() + ",\"cvv\":\"987\"}",
                        "{\"" + canary() + "\":1,\"" + canary() + "\":",
                        "numero=" + canary() + "&cvv=987");
        for (var body : broken) {
            assertThat(product.http().post("/api/pacto/tokenize-card", body).status())
                    .isEqualTo(400);
            assertThat(product.http().post("/api/pacto/venda", body).status()).isEqualTo(400);
        }
        product.http()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "POST",
                        "/api/pacto/tokenize-card?numero=" + canary(),
                        BodyPublishers.ofString("numero=" + canary()));
        var asToken = gym.byCard(Customer.fresh(), "card_" + canary());
        assertThat(gym.sell(asToken).status()).isEqualTo(400);
        var asCoupon = gym.byPix(Customer.fresh()).add("cartaoToken", canary());
        assertThat(gym.sell(asCoupon).status()).isEqualTo(200);
        product.http()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/pacto/tokenize-card",
                        Gym.card(canary()).add("slug", gym.slug()).build().toString());
        assertThat(product.http().get("/api/pacto/planos/" + canary()).status()).isEqualTo(404);
    }

    /** Once in the middle of sales, once in the middle of sealing. */
    private static void die(Gym gym) {
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.TIMEOUT_AFTER).at("pacto-v3", "sell-card").times(3));
        var sold = gym.sales().size();
        var cut = new ArrayList<Thread>();
        for (var i = 0; i < 3; i++) {
            cut.add(Thread.ofVirtual().start(() -> cutOff(() -> sell(gym, canary()))));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> gym.sales().size() >= sold + 3);
        cut.add(Thread.ofVirtual().start(() -> cutOff(() -> tokenOf(gym, canary()))));
        server.kill();
        product.twins().faults().clear();
        server.restart();
        cut.forEach(Thread::interrupt);
    }

    private static void cutOff(Runnable request) {
        try {
            request.run();
        } catch (UncheckedIOException | IllegalStateException dead) {
            // as the server is
        }
    }

    /** A unit that was not there when the server started with its key. */
    private static void sellImportedLater() {
        var gym = imported();
        LiveFailuresIT.assertRefused(gym.plans(), 503, "unit-not-sellable");
    }

    private static Gym imported() {
        return Gym.withoutAccount(product, IMPORTED, IMPORTED_CODE, PactoKeys.onlyV2(IMPORTED_KEY));
    }

    @Test
    @Order(2)
    void a_key_of_the_environment_is_imported_at_the_next_start_and_changes_no_account() {
        var gym = imported();
        await().atMost(Duration.ofSeconds(20)).until(() -> gym.plans().status() == 200);
        assertThat(gym.sell(gym.byPix(Customer.fresh())).status()).isEqualTo(200);
        // The demo unit keeps what it had.
        assertThat(product.http().get("/api/pacto/planos/torres").status()).isEqualTo(200);
        assertThat(
                        product.twins().pacto().ledger().requests().stream()
                                .flatMap(it -> it.keys().stream()))
                .doesNotContain(NOBODY_S_KEY)
                .contains(IMPORTED_KEY);
        var log = log();
        assertThat(log)
                .contains("The key of unit porto-alegre-2 is imported")
                .contains("there is no unit nobody");
    }

    private static String log() {
        try {
            return Files.readString(server.folder().resolve("liberty/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(3)
    void nothing_of_them_is_on_the_disk() throws Exception {
        dump(server.folder().resolve("dump.txt"));
        execute("CHECKPOINT");
        var secrets = new ArrayList<>(NUMBERS);
        secrets.addAll(TOKENS);
        secrets.addAll(List.of(IMPORTED_KEY, NOBODY_S_KEY));
        // As texts of their own they are looked for in base64 and hex as well.
        secrets.addAll(CODES);
        product.twins()
                .pacto()
                .units()
                .forEach(
                        it -> {
                            it.keys().v3().ifPresent(secrets::add);
                            it.keys().v2().ifPresent(secrets::add);
                        });
        var planted = plant(server.folder());
        secrets.add(planted);
        var began = System.nanoTime();

        var traces = new Traces(secrets, new SecurityCodes(CVV)).in(server.folder());

        System.out.printf(
                "%d secrets looked for in %d MB within %d ms%n",
                secrets.size(),
                size(server.folder()) >> 20,
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(traces)
                .filteredOn(it -> it.text().equals(planted))
                .extracting(Traces.Trace::encoding)
                .containsAll(Traces.forms(planted).keySet())
                .contains("gzip raw");
        var codes = server.folder().resolve(PLANTED_CODES);
        assertThat(traces)
                .filteredOn(it -> it.text().equals(Traces.CODE) && it.file().startsWith(codes))
                .extracting(it -> it.file().getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(plantedCodes());
        assertThat(traces)
                .filteredOn(it -> CODES.contains(it.text()) && it.file().startsWith(codes))
                .extracting(it -> it.text() + it.encoding())
                .containsAll(CODES.stream().map(it -> it + "base64 +0").toList());
        assertThat(traces)
                .filteredOn(it -> !it.text().equals(planted) && !it.file().startsWith(codes))
                .extracting(it -> it.encoding() + " in " + it.file())
                .isEmpty();
        // What was looked at is what it should be.
        assertThat(Files.readString(server.folder().resolve("dump.txt"))).contains("gym-");
        assertThat(files("postgres/log")).isNotEmpty();
        assertThat(files("postgres/pg_wal")).isNotEmpty();
        assertThat(files("liberty/catraca/logs")).isNotEmpty();
    }

    private static List<String> plantedCodes() throws IOException {
        return files(PLANTED_CODES).stream()
                .map(it -> it.getFileName().toString())
                .filter(it -> !it.startsWith("base64"))
                .toList();
    }

    private static Collection<Path> files(String folder) throws IOException {
        try (var files = Files.list(server.folder().resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
        }
    }

    /** Every row of every table as text: what a backup would hold. */
    private static void dump(Path file) throws SQLException, IOException {
        try (var connection = product.surroundings().postgres().superuser().getConnection();
                var statement = connection.createStatement();
                var out = Files.newBufferedWriter(file)) {
            var tables = new ArrayList<String>();
            try (var names =
                    statement.executeQuery(
                            """
                            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                            WHERE schemaname IN ('public', 'main_system')\
                            """)) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        out.write(rows.getString(1));
                        out.write('\n');
                    }
                }
            }
        }
    }

    /** One number in each way that shall be found, each in the middle of something else. */
    private static String plant(Path folder) throws IOException {
        var number = canary();
        NUMBERS.remove(number);
        var planted = Files.createDirectories(folder.resolve("planted"));
        var around = "{\"a\":\"b\"}".getBytes(ISO_8859_1);
        for (var form : Traces.forms(number).entrySet()) {
            try (var out = Files.newOutputStream(planted.resolve(form.getKey()))) {
                out.write(around);
                out.write(form.getValue());
                out.write(around);
            }
        }
        for (var before : List.of("{\"no\":\"", "{\"num\":\"", "{\"nume\":\"")) {
            Files.writeString(
                    planted.resolve("in base64 after " + before.length()),
                    Base64.getEncoder()
                            .encodeToString((before + number + "\"}").getBytes(ISO_8859_1)));
            Files.delete(planted.resolve("base64 +" + before.length() % 3));
        }
        try (var plain = Files.newOutputStream(planted.resolve("gzip"))) {
            plain.write(around);
            try (var out = new GZIPOutputStream(plain)) {
                out.write(("{\"numero\":\"" + number + "\"}").getBytes(ISO_8859_1));
            }
        }
        plantCodes(folder.resolve(PLANTED_CODES));
        return number;
    }

    /** The security code of all cards, in each way that shall be found. */
    private static void plantCodes(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var form : SecurityCodes.forms(CVV).entrySet()) {
            Files.writeString(
                    folder.resolve(form.getKey()), "before " + form.getValue() + " after");
        }
        Files.writeString(folder.resolve("UTF-16"), "{\"cvv\":\"" + CVV + "\"}", UTF_16LE);
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("gzip")))) {
            out.write(("cvv=" + CVV).getBytes(ISO_8859_1));
        }
        for (var code : CODES) {
            var encoded = Base64.getEncoder().encode(code.getBytes(ISO_8859_1));
            Files.write(folder.resolve("base64 " + CODES.indexOf(code)), encoded);
        }
    }
}
