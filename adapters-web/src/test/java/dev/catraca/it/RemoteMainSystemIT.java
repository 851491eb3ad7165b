package dev.catraca.it;

import static dev.catraca.it.Buyers.newBuyer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.mainsystem.MainSystemLedger;
import dev.catraca.sandbox.twins.mainsystem.MainSystemLedger.Effect;
import dev.catraca.sandbox.twins.mainsystem.MainSystemLedger.UserEntry;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The main system is somebody else's: whatever it does, whoever paid gets access once, in the end.
 */
class RemoteMainSystemIT {
    private static final String PARTY = "main-system";
    private static final String CREATE = "create-from-payment";

    private static OwnServer server;
    private static Product product;
    private static Buyers buyers;

    private final String email = newBuyer();

    @BeforeAll
    static void start() {
        server = OwnServer.startWithRemoteMainSystem();
        product = server.product();
        buyers = new Buyers(product);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
    }

    @Test
    void a_main_system_that_is_offline_is_asked_ever_more_rarely_until_it_is_back() {
        product.twins().faults().arm(FaultOrder.of(Fault.OFFLINE).at(PARTY));
        var order = pay();

        var first = buyers.awaitProvisioning(order, "RETRYING", 1);
        var second = buyers.awaitProvisioning(order, "RETRYING", 2);

        // The second try was due at the earliest when the first said, so no clock is read here.
        assertThat(dueAt(second)).isAfter(dueAt(first).plusSeconds(20));
        assertThat(second.getString("cause")).isNotBlank();
        assertThat(buyers.order(order).getString("state")).isEqualTo("PAID");
        assertThat(effects()).isEmpty();
        assertThat(buyers.mails(email)).isEmpty();

        product.twins().faults().clear();
        retryNow(second);

        assertOneEffect(order);
    }

    @Test
    void a_main_system_that_comes_back_is_found_without_anybody_s_help() {
        product.twins().faults().arm(FaultOrder.of(Fault.OFFLINE).at(PARTY));
        var order = pay();
        buyers.awaitProvisioning(order, "RETRYING", 1);

        product.twins().faults().clear();

        assertOneEffect(order);
    }

    @Test
    void an_operator_need_not_wait_as_long_as_the_main_system_asks_for() {
        var hour = Duration.ofHours(1);
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.RATE_LIMITED).at(PARTY, CREATE).delay(hour));
        var paid = Instant.now();
        var order = pay();
        var waiting = buyers.awaitProvisioning(order, "RETRYING", 1);
        assertThat(dueAt(waiting)).isAfter(paid.plus(hour).minusSeconds(1));

        retryNow(waiting);

        assertOneEffect(order);
    }

    @Test
    void an_answer_that_gets_lost_on_its_way_back_is_asked_for_again_and_nothing_is_done_twice() {
        var losses =
                List.of(
                        Fault.ERROR_500_AFTER,
                        Fault.RESET_AFTER,
                        Fault.CUT,
                        Fault.GARBAGE,
                        Fault.TIMEOUT_AFTER);
        var calls = ledger().calls(CREATE);
        var all = new ArrayList<String>();
        var orders = new ArrayList<String>();
        for (var loss : losses) {
            product.twins().faults().arm(FaultOrder.of(loss).at(PARTY, CREATE));
            all.add(newBuyer());
            orders.add(pay(all.getLast()));
            await().until(() -> product.twins().faults().armed().isEmpty());
        }

        orders.forEach(it -> buyers.awaitProvisioning(it, "DONE", 1));
        assertThat(ledger().calls(CREATE)).isEqualTo(calls + 2L * losses.size());
        for (var buyer : all) {
            assertThat(effects(buyer)).hasSize(1);
            buyers.awaitOneMail(buyer);
        }
    }

    @Test
    void a_slow_main_system_is_waited_for() {
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.SLOW).at(PARTY, CREATE).delay(Duration.ofSeconds(3)));

        var order = pay();

        assertOneEffect(order);
        assertThat(buyers.provisioning(order).orElseThrow().getInt("attempts")).isOne();
    }

    @Test
    void somebody_whom_the_main_system_knows_already_gets_the_plan_and_no_mail() {
        var id = product.twins().mainSystem().addUser(email, "Ana Antes");

        var intent = buyers.intent(email, "pro", "Ana Depois");
        buyers.press(intent, "card");
        buyers.awaitProvisioning(intent.getString("orderId"), "DONE", 1);

        assertThat(effects()).extracting(Effect::userId).containsExactly(id);
        assertThat(user().name()).isEqualTo("Ana Antes");
        assertThat(user().planEnds()).containsOnlyKeys("pro");
        await().during(Duration.ofMillis(1500)).until(() -> buyers.mails(email).isEmpty());
    }

    @Test
    void a_server_that_sleeps_past_its_lease_does_not_undo_what_another_did_meanwhile() {
        // Strikes the first call only: it hangs until the fault is cleared, then does its work.
        var slow = FaultOrder.of(Fault.SLOW).at(PARTY, CREATE).times(1);
        product.twins().faults().arm(slow.delay(Duration.ofMinutes(5)));
        var calls = ledger().calls(CREATE);
        var order = pay();
        await().until(() -> ledger().calls(CREATE) == calls + 1);
        buyers.awaitProvisioning(order, "LEASED", 1);

        server.pause();
        try {
            // The minute that it holds the row for is over, says the database.
            endLease(order);
            var other = new Buyers(server.startSecondNode());
            other.awaitProvisioning(order, "DONE", 2);
            assertThat(effects()).hasSize(1);
            product.twins().faults().clear();
        } finally {
            server.resume();
            server.stopSecondNode();
        }

        assertOneEffect(order);
        assertThat(buyers.provisioning(order).orElseThrow().getInt("attempts")).isEqualTo(2);
        assertThat(granted(order)).isOne();
        // And it is as good as new.
        var next = newBuyer();
        pay(next);
        buyers.awaitOneMail(next);
    }

    private static void endLease(String order) {
        try (var connection = product.database().getConnection();
                var statement =
                        connection.prepareStatement(
                                "UPDATE provisioning SET due_at = now() WHERE order_id = ?")) {
            statement.setObject(1, UUID.fromString(order));
            assertThat(statement.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often the order's story tells that access was granted. */
    private static long granted(String order) {
        return new Tables(product)
                .number(
                        """
                        SELECT count(*) FROM order_event
                        WHERE order_id = ? AND event = 'ACCESS_GRANTED'""",
                        UUID.fromString(order));
    }

    private String pay() {
        return pay(email);
    }

    /** Pays by card, and waits until we know; answers the order's id. */
    private static String pay(String buyer) {
        var intent = buyers.intent(buyer);
        buyers.press(intent, "card");
        var order = intent.getString("orderId");
        buyers.awaitState(order, "PAID");
        return order;
    }

    private static void retryNow(JsonObject provisioning) {
        var answer =
                product.admin()
                        .post(
                                "/api/v1/provisionings/" + provisioning.getString("id") + "/retry",
                                "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
    }

    private void assertOneEffect(String order) {
        var done = buyers.awaitProvisioning(order, "DONE", 1);
        buyers.awaitOneMail(email);
        assertThat(effects())
                .extracting(Effect::subscriptionId)
                .containsExactly(done.getString("subscriptionId"));
        assertThat(user().id()).isEqualTo(done.getString("userId"));
        assertThat(buyers.order(order).getString("state")).isEqualTo("PAID");
    }

    private static Instant dueAt(JsonObject provisioning) {
        return Instant.parse(provisioning.getString("dueAt"));
    }

    private List<Effect> effects() {
        return effects(email);
    }

    private static List<Effect> effects(String buyer) {
        return ledger().effects().stream().filter(it -> it.email().equals(buyer)).toList();
    }

    private UserEntry user() {
        var all = ledger().users().stream().filter(it -> it.email().equals(email)).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static MainSystemLedger ledger() {
        return product.twins().mainSystem().ledger();
    }
}
