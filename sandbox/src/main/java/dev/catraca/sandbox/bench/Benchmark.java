package dev.catraca.sandbox.bench;

import dev.catraca.sandbox.Folders;
import dev.catraca.sandbox.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The program behind {@code ./mvnw -Pbench}: how fast checkouts and carts are opened, notifications
 * taken in, and payments turned into access, beside what the database allows. Everything is
 * measured in one run, because only ratios of one run on one machine can be compared.
 */
public final class Benchmark {
    private static final int[] CLIENTS = {8, 32, 64};
    private static final int ORDERS_PER_SECOND = 50;
    private static final int BACKLOG = 20_000;

    /** More than any machine of today opens in a second. */
    private static final int CARTS_PER_SECOND = 3_000;

    /** Liberty's compilers need about this long, for each kind of request. */
    private static final Duration WARM_UP = Duration.ofSeconds(50);

    private static final Duration MEASURED = Duration.ofSeconds(15);

    /** Paid orders of as many buyers, whose effects are far off. */
    private static final String BACKLOG_ROWS =
            """
            WITH numbers AS (
                SELECT n, gen_random_uuid() AS order_id, gen_random_uuid() AS payment_id
                FROM generate_series(1, COUNT) AS n),
            model AS (SELECT * FROM orders WHERE buyer_email LIKE 'bench-%' LIMIT 1),
            added AS (
                INSERT INTO orders (id, merchant_id, buyer_email, plan_code, lines, total, currency,
                    installments, created_at, state, paid_at)
                SELECT order_id, merchant_id, 'backlog-' || n || '@example.com', plan_code, lines,
                    total, currency, installments, now(), 'PAID', now()
                FROM numbers, model),
            paid AS (
                INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                    requested_at, expires_at, state, provider_reference, received, settled_at)
                SELECT payment_id, order_id, 1, 'stripe', merchant_id, total, currency, now(),
                    now(), 'PAID', 'cs_backlog_' || n, total, now()
                FROM numbers, model)
            INSERT INTO provisioning (id, order_id, payment_id, wanted, due_at)
            SELECT gen_random_uuid(), order_id, payment_id, 'ACTIVE', now() + interval '1 day'
            FROM numbers""";

    private final Product product;
    private final Report report;
    private final int percent;
    private final Set<Part> parts;

    private Benchmark(Product product, Report report, int percent, Set<Part> parts) {
        this.product = product;
        this.report = report;
        this.percent = percent;
        this.parts = parts;
    }

    /** What can be measured by itself. */
    private enum Part {
        RECEIPTS,
        INTENTS,
        CARTS,
        ACCESS,
        DRAIN;

        /** From {@code carts,drain}; all of them from nothing. */
        static Set<Part> of(String names) {
            return names.isBlank()
                    ? EnumSet.allOf(Part.class)
                    : Arrays.stream(names.split(",", -1))
                            .map(it -> valueOf(it.strip().toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        }
    }

    /**
     * {@code -Dcatraca.bench.percent=10} measures for a tenth of the time, to try it out; {@code
     * -Dcatraca.bench.only=carts,drain} leaves out the other parts.
     */
    public static void main(String[] arguments) throws Exception {
        var tree = new SourceTree(Path.of(System.getProperty("catraca.root", "")).toRealPath());
        var folder = Files.createTempDirectory("catraca-bench");
        var report = new Report(tree.root().resolve("sandbox/target/bench"));
        var parts = Part.of(System.getProperty("catraca.bench.only", ""));
        try (var product = new Product(tree, folder)) {
            new Benchmark(product, report, Integer.getInteger("catraca.bench.percent", 100), parts)
                    .run();
        } finally {
            Folders.delete(folder);
        }
        report.write();
    }

    private void run() throws Exception {
        report.say(Machine.description());
        warmUp();
        if (parts.contains(Part.RECEIPTS)) {
            compare("webhook receipt", product.notifications(), limitOfReceipts());
        }
        if (parts.contains(Part.INTENTS)) {
            compare("intent", intents(), limitOfIntents());
        }
        if (parts.contains(Part.CARTS)) {
            compare("create-payment", product.carts(), limitOfCarts());
        }
        if (parts.contains(Part.ACCESS)) {
            measureAccess();
        }
        if (parts.contains(Part.DRAIN)) {
            measureDrain();
        }
    }

    private void warmUp() throws Exception {
        report.say("warming up");
        if (parts.contains(Part.RECEIPTS) || parts.contains(Part.ACCESS)) {
            Load.run(32, scaled(WARM_UP), product.notifications());
        }
        if (!parts.equals(EnumSet.of(Part.CARTS))) {
            Load.run(32, scaled(WARM_UP), intents());
            Load.run(32, scaled(MEASURED).dividedBy(3), limitOfIntents());
        }
        if (parts.contains(Part.CARTS)) {
            writeCarts(scaled(WARM_UP).plus(scaled(MEASURED)));
            Load.run(32, scaled(WARM_UP), product.carts());
            Load.run(32, scaled(MEASURED).dividedBy(3), limitOfCarts());
        }
        settleDown();
    }

    private Callable<Load.Client> intents() {
        return product.intents(new ConcurrentLinkedQueue<>());
    }

    private Callable<Load.Client> limitOfReceipts() {
        return () -> Limit.notifications(product.runtime(), product.merchant("nexus"));
    }

    private Callable<Load.Client> limitOfIntents() {
        return () -> Limit.intents(product.runtime(), product.merchant("nexus"));
    }

    private Callable<Load.Client> limitOfCarts() {
        return () ->
                CartLimit.carts(
                        product.runtime(),
                        product.shop(),
                        product.merchant(Shop.SLUG),
                        product.merchant(Shop.PLATFORM));
    }

    private void writeCarts(Duration time) throws SQLException {
        product.shop().stockUp((int) (time.toMillis() * CARTS_PER_SECOND / 1_000));
    }

    private void compare(String name, Callable<Load.Client> asked, Callable<Load.Client> limit)
            throws Exception {
        for (var clients : CLIENTS) {
            compare(name, clients, asked, limit);
        }
        report.statements(name, statements(asked));
        settleDown();
    }

    /** Apart from the rest, because counting costs time. */
    private double statements(Callable<Load.Client> asked) throws Exception {
        prepare();
        product.statements().start();
        var result = Load.run(8, scaled(MEASURED).dividedBy(3), asked);
        return (double) product.statements().stop() / result.latencies().getTotalCount();
    }

    private void prepare() throws SQLException {
        if (parts.contains(Part.CARTS)) {
            writeCarts(scaled(MEASURED));
        }
    }

    private void compare(
            String name, int clients, Callable<Load.Client> asked, Callable<Load.Client> limit)
            throws Exception {
        var server = measure(clients, asked);
        settleDown();
        var database = measure(clients, limit);
        settleDown();
        report.compare(name, server, database);
    }

    private Report.Measured measure(int clients, Callable<Load.Client> asked) throws Exception {
        prepare();
        var serverBefore = product.serverCpu();
        var databaseBefore = product.databaseCpu();
        var before = Database.Work.of(product.owner());
        var result = Load.run(clients, scaled(MEASURED), asked);
        // PostgreSQL counts late what a session has done.
        TimeUnit.SECONDS.sleep(2);
        return new Report.Measured(
                result,
                product.serverCpu().minus(serverBefore),
                product.databaseCpu().minus(databaseBefore),
                Database.Work.of(product.owner()).minus(before));
    }

    /** Lets the workers finish what the load has left behind. */
    private void settleDown() throws SQLException, InterruptedException {
        // Rows of the limit have no event behind them that anybody could read.
        Database.run(
                product.owner(), "DELETE FROM webhook_event WHERE event_key LIKE 'evt_limit%'");
        await("SELECT count(*) FROM webhook_event WHERE due_at IS NOT NULL");
        // Nobody pays for these, and asking about them would be measured with what comes next.
        Database.run(
                product.owner(),
                "UPDATE payment SET due_at = now() + interval '1 day' WHERE due_at IS NOT NULL");
    }

    private void await(String query) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (Database.one(product.owner(), query, Long.class) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("work is left after five minutes: " + query);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** From the moment in which the provider tells us to the moment in which access is recorded. */
    private void measureAccess() throws Exception {
        var seconds = (int) scaled(Duration.ofSeconds(60)).toSeconds();
        var sessions = open(ORDERS_PER_SECOND * seconds);
        var begin = Database.one(product.owner(), "SELECT now()::text", String.class);
        payAtRate(sessions);
        await(
                "SELECT count(*) FROM orders WHERE state = 'PAID' AND NOT EXISTS (SELECT FROM provisioning"
                        + " WHERE order_id = orders.id AND state = 'DONE')");
        var access =
                Database.all(
                        product.owner(),
                        """
                        SELECT extract(epoch FROM p.changed_at - w.received_at)::float8 * 1000
                        FROM provisioning p JOIN webhook_event w ON w.order_id = p.order_id
                        WHERE p.state = 'DONE' AND w.received_at >= '%s' ORDER BY 1"""
                                .formatted(begin),
                        Double.class);
        report.access(ORDERS_PER_SECOND, sessions.size(), access);
    }

    private List<String> open(int count) throws Exception {
        var sessions = new ConcurrentLinkedQueue<String>();
        while (sessions.size() < count) {
            Load.run(8, Duration.ofMillis(500), product.intents(sessions));
        }
        return new ArrayList<>(sessions).subList(0, count);
    }

    /** Open loop: nobody waits for an answer before the next one pays. */
    private void payAtRate(List<String> sessions) throws Exception {
        var callers = new ConcurrentLinkedQueue<Caller>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = new ArrayList<Future<Boolean>>();
            var begin = System.nanoTime();
            for (var i = 0; i < sessions.size(); i++) {
                var at = begin + i * TimeUnit.SECONDS.toNanos(1) / ORDERS_PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                var session = sessions.get(i);
                told.add(threads.submit(() -> pay(callers, session)));
            }
            for (var it : told) {
                if (!it.get(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("a notification was refused");
                }
            }
        }
        for (var caller : callers) {
            caller.close();
        }
    }

    private boolean pay(ConcurrentLinkedQueue<Caller> idle, String session) throws Exception {
        var mine = idle.poll();
        var caller = mine == null ? product.caller() : mine;
        var isTaken = product.pay(caller, session);
        idle.add(caller);
        return isTaken;
    }

    /** Effects that piled up while a main system was away. */
    private void measureDrain() throws Exception {
        var count = BACKLOG * percent / 100;
        Database.run(product.owner(), BACKLOG_ROWS.replace("COUNT", Integer.toString(count)));
        var begin = System.nanoTime();
        Database.run(
                product.owner(),
                "UPDATE provisioning SET due_at = now() WHERE due_at > now() + interval '1 hour'");
        await("SELECT count(*) FROM provisioning WHERE due_at IS NOT NULL");
        report.drain(count, Duration.ofNanos(System.nanoTime() - begin));
    }

    private Duration scaled(Duration time) {
        return time.multipliedBy(percent).dividedBy(100);
    }
}
