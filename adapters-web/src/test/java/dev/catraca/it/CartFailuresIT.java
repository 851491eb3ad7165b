package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.asaas.AsaasLedger.DeliveryEntry;
import dev.catraca.sandbox.twins.asaas.AsaasTwin;
import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asaas works and its answer is lost, or it tells what nobody understands: carts live on. */
@ArquillianTest
class CartFailuresIT {
    private static final JsonObject NOTHING_MORE = JsonValue.EMPTY_JSON_OBJECT;
    private static final String TWO_CUPS = "{\"product\":\"cup\",\"quantity\":2}";

    private final Product product = Product.managed();
    private final Tables tables = new Tables(product);
    private final AsaasTwin twin = product.twins().asaas();
    private final Market market = Market.open(product).sell("cup", 7_525, 10);

    @AfterEach
    void calmDown() {
        product.twins().faults().clear();
    }

    /** An order with a page that the buyer is shown, and one that nobody was told of. */
    private record Shown(String order, JsonObject request, String page, String orphan) {}

    private Shown afterALostAnswer(Fault fault) {
        var order = market.order(TWO_CUPS);
        var request = market.request(order, NOTHING_MORE, "cup*2");
        product.twins().faults().arm(FaultOrder.of(fault).at(AsaasTwin.PARTY, "create-checkout"));
        var lost = market.pay(request);
        assertThat(lost.status()).as(lost.toString()).isEqualTo(503);
        assertThat(lost.header("Retry-After")).isNotEmpty();
        assertThat(market.pages(order)).hasSize(1);
        var orphan = market.pages(order).getFirst();

        var again = market.pay(market.signed(request));

        assertThat(again.status()).as(again.toString()).isBetween(200, 201);
        var page = again.json().getString("id");
        assertThat(page).isNotEqualTo(orphan);
        return new Shown(order, request, page, orphan);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "RESET_AFTER", "ERROR_500_AFTER"})
    void a_page_whose_answer_was_lost_is_replaced_and_does_no_harm(Fault fault) {
        var shown = afterALostAnswer(fault);
        var order = shown.order;

        assertThat(market.pay(market.signed(shown.request)).json().getString("id"))
                .isEqualTo(shown.page);
        assertThat(market.pages(order)).containsExactlyInAnyOrder(shown.page, shown.orphan);
        var open =
                market.view(order).getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                        .filter(it -> it.getString("state").equals("PENDING"))
                        .toList();
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().getInt("attempt")).isEqualTo(2);
        assertThat(market.reserved("cup")).isEqualTo(2);

        twin.act(shown.orphan, CheckoutAction.EXPIRE);
        var paid = Json.createObjectBuilder().add("id", shown.orphan).add("status", "PAID").build();
        var told = twin.tellOf(shown.orphan, "CHECKOUT_PAID", "checkout", paid);

        assertThat(cause(told)).contains("no payment of ours");
        awaitParked(shown.orphan, "CHECKOUT_EXPIRED");
        assertThat(market.view(order).getString("state")).isEqualTo("OPEN");
        assertThat(market.reserved("cup")).isEqualTo(2);
        twin.act(shown.page, CheckoutAction.PIX);
        market.awaitState(order, "PAID");
        assertThat(market.stock("cup")).isEqualTo(8);
        assertThat(market.reserved("cup")).isZero();
        assertNothingIsWrong(order);
    }

    @Test
    void money_on_a_page_that_nobody_was_shown_waits_for_somebody_and_counts_once() {
        var shown = afterALostAnswer(Fault.CUT);

        twin.act(shown.orphan, CheckoutAction.PIX);
        twin.act(shown.page, CheckoutAction.PIX);

        market.awaitState(shown.order, "PAID");
        awaitParked(shown.orphan, "CHECKOUT_PAID");
        assertThat(
                        tables.number(
                                "SELECT count(*) FROM ledger_transaction WHERE order_id = ?::uuid",
                                market.id(shown.order)))
                .isOne();
        assertThat(market.stock("cup")).isEqualTo(8);
        assertNothingIsWrong(shown.order);
    }

    private void assertNothingIsWrong(String order) {
        for (var view : List.of("two_open_payables", "stock_oversold", "split_sum_mismatch")) {
            assertThat(
                            tables.number(
                                    "SELECT count(*) FROM invariant."
                                            + view
                                            + " WHERE id = ?::uuid",
                                    market.id(order)))
                    .as(view)
                    .isZero();
        }
        assertThat(tables.number("SELECT count(*) FROM invariant.ledger_not_zero")).isZero();
    }

    /** More than fifteen failures in a row would stop the queue until somebody opens it again. */
    @Test
    void what_nobody_understands_never_stops_the_queue() {
        var order = market.order(TWO_CUPS);
        var checkout = market.opened(market.request(order, NOTHING_MORE, "cup*2"));
        var none = JsonValue.EMPTY_JSON_OBJECT;
        var told = new ArrayList<String>();

        told.add(twin.tellOf(checkout, "PAYMENT_EATEN_BY_THE_DOG", "payment", none));
        told.add(twin.tellOf(checkout, "CHECKOUT_REINVENTED", "checkout", none));
        told.add(twin.tellOf(checkout, "SUBSCRIPTION_OF_A_NEW_KIND", "subscription", none));
        told.add(twin.tellOf(checkout, "not a name", "payment", none));
        told.add(twin.tellOf(checkout, "X".repeat(5_000), "payment", none));
        told.add(twin.tellOf(checkout, "PAYMENT_ÇÃO_😀_'\";--", "payment", none));
        told.add(twin.tellOf(checkout, "CHECKOUT_PAID", "nothing", none));
        told.add(twin.tellOf(checkout, "CHECKOUT_PAID", "checkout", one("id", "")));
        told.add(twin.tellOf(checkout, "CHECKOUT_EXPIRED", "checkout", one("id", "../../x")));
        told.add(twin.tellOf(checkout, "CHECKOUT_CANCELED", "checkout", one("id", "\u0000")));
        told.add(
                twin.tellOf(
                        checkout,
                        "CHECKOUT_PAID",
                        "checkout",
                        one("id", "00000000-0000-0000-0000-000000000000")));
        told.add(twin.tellOf(checkout, "PAYMENT_CONFIRMED", "payment", one("id", "pay_0")));
        told.add(
                twin.tellOf(
                        checkout,
                        "PAYMENT_REFUNDED",
                        "payment",
                        one("id", "pay_0000000000000000")));
        told.add(
                twin.tellOf(
                        checkout,
                        "PAYMENT_RECEIVED",
                        "payment",
                        Json.createObjectBuilder()
                                .add("id", 17)
                                .add("checkoutSession", Json.createArrayBuilder().add(true))
                                .add("status", "PAID_IN_SHELLS")
                                .add("value", "a lot")
                                .build()));
        told.add(
                twin.tellOf(
                        checkout,
                        "PAYMENT_RECEIVED",
                        "payment",
                        Json.createObjectBuilder()
                                .addNull("id")
                                .add("externalReference", "z".repeat(10_000))
                                .add("description", "é".repeat(90_000))
                                .build()));
        told.add(twin.tellOf(checkout, "PAYMENT_CONFIRMED", "payment", nested(2_000)));
        told.add(
                twin.tellOf(
                        checkout,
                        "PAYMENT_SPLIT_DIVERGENCE_BLOCK",
                        "payment",
                        one("checkoutSession", checkout)));
        told.add(
                twin.tellOf(
                        checkout, "PAYMENT_ANTICIPATED", "payment", one("id", "pay_anticipated")));
        twin.act(checkout, CheckoutAction.PIX);

        market.awaitState(order, "PAID");
        assertThat(told)
                .hasSizeGreaterThan(15)
                .allSatisfy(it -> assertThat(cause(it)).isNotBlank());
        assertThat(twin.ledger().deliveries())
                .filteredOn(it -> told.contains(it.eventId()))
                .hasSameSizeAs(told)
                .extracting(DeliveryEntry::status)
                .containsOnly(200);
        assertThat(market.stock("cup")).isEqualTo(8);
        assertNothingIsWrong(order);
    }

    private static JsonObject one(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    private static JsonObject nested(int depth) {
        var object = JsonValue.EMPTY_JSON_OBJECT;
        for (var i = 0; i < depth; i++) {
            object = Json.createObjectBuilder().add("in", object).build();
        }
        return object;
    }

    /** Why an event changed nothing, once that is decided. */
    private String cause(String event) {
        return await("an end of " + event)
                .atMost(Buyers.LIMIT)
                .until(() -> ended(event), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> ended(String event) {
        return Optional.ofNullable(
                tables.text(
                        "SELECT max(COALESCE(cause, '')) FROM webhook_event WHERE provider = 'asaas'"
                                + " AND state IN ('IGNORED', 'PARKED')"
                                + " AND position(convert_to(?, 'UTF8') IN body) > 0",
                        event));
    }

    private void awaitParked(String checkout, String type) {
        await(type + " of " + checkout + " is parked")
                .atMost(Buyers.LIMIT)
                .until(
                        () ->
                                tables.number(
                                                "SELECT count(*) FROM webhook_event"
                                                        + " WHERE provider = 'asaas' AND state = 'PARKED'"
                                                        + " AND position(convert_to(?, 'UTF8') IN body) > 0"
                                                        + " AND position(convert_to(?, 'UTF8') IN body) > 0",
                                                checkout,
                                                type)
                                        == 1);
    }
}
