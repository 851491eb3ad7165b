package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.asaas.AsaasTwin;
import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The money of a cart comes late, in parts, as another amount, or goes back. */
@ArquillianTest
class CartMoneyIT {
    private static final JsonObject NOTHING_MORE = JsonValue.EMPTY_JSON_OBJECT;
    private static final JsonObject SHARED =
            Json.createObjectBuilder().add("coupon", "SAVE10").add("affiliateId", "maria").build();
    private static final String TWO_CUPS = "{\"product\":\"cup\",\"quantity\":2}";

    private final Product product = Product.managed();
    private final Tables tables = new Tables(product);
    private final Buyers buyers = new Buyers(product);
    private final AsaasTwin twin = product.twins().asaas();
    private final Market market = Market.open(product).sell("cup", 7_525, 10);

    /** Asaas said that the page had closed, and took money on it nevertheless. */
    private String paidLate(String order, Runnable meanwhile) {
        var checkout = market.opened(market.request(order, NOTHING_MORE, "cup*2"));
        var closed = Json.createObjectBuilder().add("id", checkout).build();
        twin.tellOf(checkout, "CHECKOUT_EXPIRED", "checkout", closed);
        market.awaitState(order, "EXPIRED");
        assertThat(market.reserved("cup")).isZero();
        meanwhile.run();
        twin.act(checkout, CheckoutAction.PIX);
        return checkout;
    }

    @Test
    void late_money_that_is_welcome_takes_the_pieces_again() {
        var order = market.order(TWO_CUPS);
        paidLate(order, () -> {});

        market.awaitState(order, "PAID");
        assertThat(market.stock("cup")).isEqualTo(8);
        assertThat(market.reserved("cup")).isZero();
        assertThat(oversold(order)).isZero();
    }

    @Test
    void late_money_for_pieces_that_are_gone_is_shown_until_it_goes_back() {
        var order = market.order(TWO_CUPS);
        var checkout = paidLate(order, () -> market.sell("cup", 7_525, 1));

        market.awaitState(order, "PAID");
        assertThat(market.stock("cup")).isOne();
        assertThat(events(order)).contains("STOCK_MISSING");
        assertThat(oversold(order)).isOne();

        twin.act(checkout, CheckoutAction.REFUND);

        market.awaitState(order, "REFUNDED");
        assertThat(oversold(order)).isZero();
    }

    @Test
    void late_money_that_is_not_welcome_waits_to_go_back() {
        market.lateMoney("refund");
        var order = market.order(TWO_CUPS);
        var checkout = paidLate(order, () -> {});

        market.awaitState(order, "PAID_LATE");
        assertThat(market.stock("cup")).isEqualTo(10);
        var payment = market.view(order).getJsonArray("payments").getJsonObject(0);
        assertThat(amount(payment, "received")).isEqualTo(15_050);
        assertThat(payment.getString("providerReference")).isEqualTo(checkout);

        twin.act(checkout, CheckoutAction.REFUND);

        market.awaitState(order, "REFUNDED");
        assertThat(market.stock("cup")).isEqualTo(10);
        assertBooks(order);
    }

    /** Asaas' page takes no other amount, so what the order asks is changed behind its back. */
    @Test
    void another_amount_is_not_the_order_s_and_waits_to_go_back() {
        var order = market.order(TWO_CUPS);
        var checkout = market.opened(market.request(order, SHARED, "cup*2"));
        tables.text(
                "UPDATE orders SET discount = discount - 100, total = total + 100"
                        + " WHERE reference = ? RETURNING reference",
                order);

        twin.act(checkout, CheckoutAction.PIX);

        market.awaitState(order, "MISPAID");
        assertThat(market.stock("cup")).isEqualTo(10);
        twin.act(checkout, CheckoutAction.REFUND);
        market.awaitState(order, "REFUNDED");
        assertThat(market.stock("cup")).isEqualTo(10);
        assertBooks(order);
    }

    @Test
    void what_goes_back_comes_from_everybody_and_takes_the_access_in_the_end() {
        var order = market.order(TWO_CUPS, "{\"plan\":\"club\"}");
        var checkout = market.opened(market.request(order, SHARED, "cup*2", "club*1"));
        twin.act(checkout, CheckoutAction.PIX);
        market.awaitState(order, "PAID");
        buyers.awaitProvisioning(market.id(order), "DONE", 1);

        twin.refund(checkout, 5_001);

        market.awaitState(order, "PARTIALLY_REFUNDED");
        assertThat(buyers.provisioning(market.id(order)).orElseThrow().getString("state"))
                .isEqualTo("DONE");
        assertReturned(order, 5_001);

        twin.act(checkout, CheckoutAction.REFUND);

        market.awaitState(order, "REFUNDED");
        buyers.awaitProvisioning(market.id(order), "REVOKED", 1);
        var splits = assertReturned(order, 18_036);
        for (var it : splits.getJsonArray("splits").getValuesAs(JsonObject.class)) {
            assertThat(amount(it, "returned")).isEqualTo(amount(it, "net"));
        }
        assertBooks(order);
    }

    /** The provider's fee goes back in proportion too: it is what the payees do not give. */
    private JsonObject assertReturned(String order, long centavos) {
        var splits = market.splits(order);
        assertThat(amount(splits, "refunded")).isEqualTo(centavos);
        var returned = sum(splits, "returned");
        var fee = amount(splits, "fee");
        assertThat(returned).isBetween(centavos - fee, centavos);
        var booked =
                tables.number(
                        "SELECT COALESCE(sum(l.amount), 0) FROM ledger_transaction t"
                                + " JOIN ledger_posting l ON l.transaction_id = t.id"
                                + " WHERE t.order_id = ?::uuid AND l.account LIKE 'payee:%'",
                        market.id(order));
        assertThat(booked).isEqualTo(sum(splits, "net") - returned);
        return splits;
    }

    @Test
    void a_chargeback_lets_the_access_rest_and_a_lost_one_ends_it() {
        var order = market.order(TWO_CUPS, "{\"plan\":\"club\"}");
        var checkout = market.opened(market.request(order, SHARED, "cup*2", "club*1"));
        twin.act(checkout, CheckoutAction.CARD);
        market.awaitState(order, "PAID");
        buyers.awaitProvisioning(market.id(order), "DONE", 1);

        twin.act(checkout, CheckoutAction.CHARGEBACK);

        market.awaitState(order, "DISPUTED");
        buyers.awaitProvisioning(market.id(order), "SUSPENDED", 1);

        twin.act(checkout, CheckoutAction.CHARGEBACK_LOST);

        market.awaitState(order, "CHARGED_BACK");
        buyers.awaitProvisioning(market.id(order), "REVOKED", 1);
        assertBooks(order);
    }

    @Test
    void instalments_add_up_to_the_order_and_are_shared_to_the_cent() {
        var order = market.order(TWO_CUPS, "{\"plan\":\"club\"}");
        var plain = market.request(order, SHARED, "cup*2", "club*1");
        var three = Json.createObjectBuilder().add("maxInstallmentCount", 3).build();
        var request = Json.createObjectBuilder(plain).add("installment", three).build();
        var checkout = market.opened(market.signed(request));

        twin.payByCard(checkout, 3);

        market.awaitState(order, "PAID");
        var paid = twin.ledger().payments(checkout);
        assertThat(paid).hasSize(3);
        assertThat(paid.stream().mapToLong(it -> it.value()).sum()).isEqualTo(18_036);
        var net = paid.stream().mapToLong(it -> it.netValue()).sum();
        var splits = market.splits(order);
        assertThat(amount(splits, "received")).isEqualTo(18_036);
        assertThat(amount(splits, "fee")).isEqualTo(18_036 - net);
        assertThat(sum(splits, "gross")).isEqualTo(18_036);
        assertThat(sum(splits, "net")).isEqualTo(net);
        for (var it : splits.getJsonArray("splits").getValuesAs(JsonObject.class)) {
            if (!it.getString("role").equals("platform")) {
                var wallet = it.getString("wallet");
                var given = paid.stream().mapToLong(one -> one.splits().get(wallet)).sum();
                // Asaas rounds each instalment by itself.
                assertThat(amount(it, "net")).isCloseTo(given, Offset.offset(3L));
            }
        }
        assertBooks(order);
    }

    private void assertBooks(String order) {
        assertThat(
                        tables.number(
                                "SELECT count(*) FROM invariant.split_sum_mismatch"
                                        + " WHERE id = ?::uuid",
                                market.id(order)))
                .isZero();
        assertThat(tables.number("SELECT count(*) FROM invariant.ledger_not_zero")).isZero();
    }

    private long oversold(String order) {
        return tables.number(
                "SELECT count(*) FROM invariant.stock_oversold WHERE id = ?::uuid",
                market.id(order));
    }

    private List<String> events(String order) {
        return product
                .admin()
                .get("/api/v1/orders/" + market.id(order) + "/timeline")
                .json()
                .getJsonArray("timeline")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(it -> it.getString("event"))
                .toList();
    }

    private static long sum(JsonObject splits, String what) {
        return splits.getJsonArray("splits").getValuesAs(JsonObject.class).stream()
                .mapToLong(it -> amount(it, what))
                .sum();
    }

    private static long amount(JsonObject json, String name) {
        return json.getJsonObject(name).getJsonNumber("amount").longValueExact();
    }
}
