package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.stripe.PageAction;
import dev.catraca.sandbox.twins.stripe.StripeLedger.TransferEntry;
import dev.catraca.sandbox.twins.stripe.StripeTwin;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A marketplace on Stripe: of each cart the company gets 85 %, its affiliate 10 % by a transfer of
 * its own, and the platform keeps the rest.
 */
class StripeSharesIT {
    private static final JsonObject BY_MARIA =
            Json.createObjectBuilder().add("affiliateId", "maria").build();
    private static final String PLATFORM = "acct_1platform";

    private static OwnServer server;
    private static Product product;
    private static StripeTwin twin;

    private final Market market = Market.open(product, "stripe").sell("cup", 7_525, 10);

    @BeforeAll
    static void start() {
        server = OwnServer.start(Map.of("CATRACA_SITES_XECO_PROVIDER", "stripe"));
        product = server.product();
        twin = product.twins().stripe();
        var key = "sk_test_" + UUID.randomUUID().toString().replace("-", "");
        var secret = "whsec_" + UUID.randomUUID().toString().replace("-", "");
        put(
                "/merchants/xeco",
                """
                {"name":"Xeco","timeZone":"America/Sao_Paulo","currency":"BRL",
                 "returnOrigins":["https://xeco.example"],"lateMoney":"accept",
                 "mainSystem":"none","wallets":{"stripe":"%s"}}"""
                        .formatted(PLATFORM));
        put(
                "/merchants/xeco/accounts/stripe",
                """
                {"secretKey":"%s","webhookSecrets":["%s"]}"""
                        .formatted(key, secret));
        twin.deliverTo(key, product.api().resolve("/api/webhooks/stripe/xeco"), secret);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void three_payees_get_their_cents_and_give_them_back() {
        twin.connect(market.wallet(), market.affiliateWallet());
        var order = order();
        var session = pay(order);
        assertThat(transfer(order, "merchant")).isEmpty();
        twin.act(session, PageAction.CARD);
        market.awaitState(order, "PAID");

        awaitTransfers(order, "done");
        // 15050 by 85 %, 10 % and 5 %.
        assertThat(kept(session))
                .containsOnly(
                        Map.entry(market.wallet(), 12_793L),
                        Map.entry(market.affiliateWallet(), 1_505L));
        // 3.99 % and 39 cents are what the twin keeps, of the platform's 752.
        assertThat(amount(market.splits(order), "fee")).isEqualTo(639);
        assertThat(net(order))
                .containsOnly(
                        Map.entry("merchant", 12_793L),
                        Map.entry("affiliate", 1_505L),
                        Map.entry("platform", 752L - 639));
        assertBooks(order);

        twin.refund(session, 5_001);
        market.awaitState(order, "PARTIALLY_REFUNDED");
        awaitTransfers(order, "done");
        assertThat(kept(session))
                .containsOnly(
                        Map.entry(market.wallet(), 12_793L - 4_251),
                        Map.entry(market.affiliateWallet(), 1_505L - 500));
        assertBooks(order);

        twin.act(session, PageAction.REFUND);
        market.awaitState(order, "REFUNDED");
        awaitTransfers(order, "done");
        assertThat(kept(session).values()).containsOnly(0L);
        assertThat(twin.ledger().transfers()).filteredOn(it -> of(session, it)).hasSize(2);
        assertBooks(order);
    }

    /** The twin makes each transfer and answers 500; one payee is not connected until later. */
    @Test
    void troubles_end_with_one_transfer_for_each_and_an_operator_helps_the_other() {
        twin.connect(market.wallet());
        product.twins()
                .faults()
                .arm(FaultOrder.of(Fault.ERROR_500_AFTER).at("stripe", "create-transfer").times(1));
        var order = order();
        var session = pay(order);
        twin.act(session, PageAction.CARD);
        market.awaitState(order, "PAID");

        await().atMost(Buyers.LIMIT).until(() -> state(order, "affiliate").equals("parked"));
        await().atMost(Buyers.LIMIT).until(() -> state(order, "merchant").equals("done"));
        assertThat(kept(session)).containsOnly(Map.entry(market.wallet(), 12_793L));
        assertThat(transfer(order, "affiliate").orElseThrow().getString("cause"))
                .contains("destination");
        assertThat(violations("share_not_sent")).isOne();
        assertThat(product.admin().get("/api/v1/orders/" + market.id(order) + "/why").body())
                .contains("payee:affiliate:maria");

        twin.connect(market.affiliateWallet());
        assertThat(product.admin().post("/api/v1/reconciliations", "{}").status()).isEqualTo(202);

        awaitTransfers(order, "done");
        assertThat(kept(session)).hasSize(2);
        assertThat(twin.ledger().transfers()).filteredOn(it -> of(session, it)).hasSize(2);
        assertBooks(order);
    }

    /** The twin has made the transfer and nobody has heard of it: its lease has to end first. */
    @Test
    void a_server_that_is_killed_in_the_middle_of_a_transfer_has_made_one() {
        twin.connect(market.wallet(), market.affiliateWallet());
        product.twins()
                .faults()
                .arm(
                        FaultOrder.of(Fault.TIMEOUT_AFTER)
                                .at("stripe", "create-transfer")
                                .delay(Duration.ofSeconds(20))
                                .times(1));
        var order = order();
        var session = pay(order);
        twin.act(session, PageAction.CARD);
        await().atMost(Buyers.LIMIT).until(() -> !kept(session).isEmpty());

        server.kill();
        server.restart();

        awaitTransfers(order, "done");
        assertThat(twin.ledger().transfers()).filteredOn(it -> of(session, it)).hasSize(2);
        assertThat(kept(session))
                .containsOnly(
                        Map.entry(market.wallet(), 12_793L),
                        Map.entry(market.affiliateWallet(), 1_505L));
        assertBooks(order);
    }

    private String order() {
        return market.order("{\"product\":\"cup\",\"quantity\":2}");
    }

    private String pay(String order) {
        return market.opened(market.request(order, BY_MARIA, "cup*2"));
    }

    private void awaitTransfers(String order, String state) {
        await().atMost(Buyers.LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(List.of("merchant", "affiliate"))
                                        .allSatisfy(
                                                it ->
                                                        assertThat(state(order, it))
                                                                .isEqualTo(state)));
    }

    private String state(String order, String role) {
        return transfer(order, role).map(it -> it.getString("state")).orElse("none");
    }

    private Optional<JsonObject> transfer(String order, String role) {
        return market.splits(order).getJsonArray("splits").getValuesAs(JsonObject.class).stream()
                .filter(it -> it.getString("role").equals(role))
                .filter(it -> it.containsKey("transfer"))
                .map(it -> it.getJsonObject("transfer"))
                .findFirst();
    }

    private Map<String, Long> net(String order) {
        return market.splits(order).getJsonArray("splits").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(it -> it.getString("role"), it -> amount(it, "net")));
    }

    private static Map<String, Long> kept(String session) {
        return twin.ledger().transfers().stream()
                .filter(it -> of(session, it))
                .collect(
                        Collectors.toMap(
                                TransferEntry::destination, it -> it.amount() - it.reversed()));
    }

    private static boolean of(String session, TransferEntry transfer) {
        return transfer.sessionId().equals(session);
    }

    /** What went to each account is what the ledger says, and nothing at all is wrong. */
    private void assertBooks(String order) {
        var tables = new Tables(product);
        for (var it :
                Map.of(market.wallet(), "merchant", market.affiliateWallet(), "affiliate")
                        .entrySet()) {
            var sent = transfer(order, it.getValue()).orElseThrow();
            var booked =
                    tables.number(
                            """
                            SELECT COALESCE(sum(l.amount), 0)::bigint FROM ledger_posting l
                            JOIN ledger_transaction t ON t.id = l.transaction_id
                            JOIN transfer s ON s.order_id = t.order_id AND s.payee = l.account
                            WHERE t.order_id = ?::uuid AND s.wallet = ?""",
                            market.id(order),
                            it.getKey());
            assertThat(amount(sent, "sent") - amount(sent, "reversed")).isEqualTo(booked);
        }
        var wrong = product.admin().get("/api/v1/invariants").json().getJsonArray("invariants");
        assertThat(wrong.getValuesAs(JsonObject.class))
                .allSatisfy(it -> assertThat(it.getInt("count")).as(it.toString()).isZero());
    }

    private static long violations(String view) {
        return new Tables(product).number("SELECT count(*) FROM invariant." + view);
    }

    private static long amount(JsonObject json, String name) {
        return json.getJsonObject(name).getJsonNumber("amount").longValueExact();
    }

    private static void put(String path, String json) {
        var answer = product.admin().put("/api/v1" + path, json);
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
    }
}
