package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.PageProvider.Trouble;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.StartPayment.Command;
import dev.catraca.application.payment.StartPayment.Outcome;
import dev.catraca.application.payment.StartPayment.Wish;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.PaymentState;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartPaymentTest {
    private final Shop shop = new Shop();

    @Test
    void a_buyer_gets_a_page_for_the_catalogue_price() {
        var opened = (Outcome.Opened) shop.start("ana@example.com");

        assertThat(opened.page()).hasHost("pay.example");
        assertThat(shop.order(opened.order()).state()).isEqualTo(OrderState.OPEN);
        assertThat(shop.payment(opened.order()).terms().amount()).isEqualTo(Shop.PRICE);
    }

    @Test
    void the_same_buyer_and_plan_get_the_same_page_while_it_is_open() {
        var first = shop.start("ana@example.com");

        assertThat(shop.start(" ANA@example.com ")).isEqualTo(first);
        assertThat(shop.provider.pages()).hasSize(1);
        assertThat(shop.start("bia@example.com")).isNotEqualTo(first);
    }

    @Test
    void a_page_that_has_expired_is_replaced_by_a_new_order() {
        var first = shop.opened("ana@example.com");
        shop.clock.advance(Duration.ofHours(24));
        shop.page().becomes(new ChargeFact.Expired(shop.clock.instant()));

        var second = shop.opened("ana@example.com");

        assertThat(second).isNotEqualTo(first);
        assertThat(shop.order(first).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(shop.order(second).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void what_is_unclear_stays_unknown_and_the_same_key_finds_the_page() {
        shop.provider.next(Trouble.SILENCE_AFTER);

        assertThat(shop.start("ana@example.com")).isInstanceOf(Outcome.Unavailable.class);
        var order = shop.database.orders().all().getFirst().id();
        assertThat(shop.payment(order).state()).isEqualTo(PaymentState.UNKNOWN);

        assertThat(shop.opened("ana@example.com")).isEqualTo(order);
        assertThat(shop.provider.pages()).hasSize(1);
        assertThat(shop.payment(order).state()).isEqualTo(PaymentState.PENDING);
    }

    @Test
    void an_unknown_is_resolved_within_half_a_minute_without_the_buyer() {
        shop.provider.next(Trouble.SILENCE_BEFORE);
        shop.start("ana@example.com");
        var order = shop.database.orders().all().getFirst().id();

        shop.clock.advance(Duration.ofSeconds(30));
        shop.settling.settle(new Hint.DuePayments(Stage.UNSETTLED));

        assertThat(shop.payment(order).state()).isEqualTo(PaymentState.PENDING);
    }

    @Test
    void a_failure_that_the_provider_keeps_is_escaped_by_a_new_attempt() {
        shop.provider.next(Trouble.STORED_FAILURE);
        shop.start("ana@example.com");
        var order = shop.database.orders().all().getFirst().id();

        assertThat(shop.opened("ana@example.com")).isEqualTo(order);

        assertThat(shop.database.payments().of(order))
                .extracting(it -> it.state())
                .containsExactly(PaymentState.CANCELED, PaymentState.PENDING);
        assertThat(shop.provider.pages()).hasSize(1);
    }

    @Test
    void a_provider_that_was_not_reached_leaves_the_attempt_to_be_sent_later() {
        shop.provider.next(Trouble.NOT_REACHED);

        assertThat(shop.start("ana@example.com")).isInstanceOf(Outcome.Unavailable.class);
        assertThat(shop.provider.pages()).isEmpty();
        shop.opened("ana@example.com");
        assertThat(shop.provider.pages()).hasSize(1);
    }

    @Test
    void a_refusal_ends_the_order_and_the_next_try_is_a_new_one() {
        shop.provider.next(Trouble.REFUSAL);

        assertThat(shop.start("ana@example.com")).isInstanceOf(Outcome.Refused.class);
        assertThat(shop.database.orders().all().getFirst().state()).isEqualTo(OrderState.FAILED);
        assertThat(shop.start("ana@example.com")).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void repeating_the_id_of_an_order_that_is_over_opens_nothing() {
        var command = shop.command("ana@example.com");
        shop.starting.start(command);
        shop.page().becomes(shop.paid(19_990));
        shop.settling.settle(new Hint.OfOrder(command.order()));

        assertThat(shop.starting.start(command)).isEqualTo(new Outcome.NotOpen(command.order()));
    }

    @Test
    void what_does_not_exist_is_said_and_nothing_is_placed() {
        var ana = shop.command("ana@example.com");

        assertThat(shop.starting.start(with(ana, new Slug("nobody"), Shop.PRO)))
                .isEqualTo(new Outcome.MerchantUnknown());
        assertThat(shop.starting.start(with(ana, Shop.NEXUS, new PlanCode("gold"))))
                .isEqualTo(new Outcome.PlanUnknown());
        assertThat(shop.starting.start(returningTo(ana, "https://nexus.example.evil/x")))
                .isEqualTo(new Outcome.ReturnNotAllowed());
        assertThat(shop.starting.start(at(ana, new ProviderName("asaas"))))
                .isEqualTo(new Outcome.ProviderNotConfigured());
        assertThat(shop.database.orders().all()).isEmpty();
    }

    private static Command with(Command it, Slug merchant, PlanCode plan) {
        return new Command(
                it.order(),
                new Wish.Plan(merchant, plan),
                it.buyer(),
                it.returnUrl(),
                it.provider());
    }

    private static Command returningTo(Command it, String site) {
        return new Command(
                it.order(), it.wish(), it.buyer(), Optional.of(URI.create(site)), it.provider());
    }

    private static Command at(Command it, ProviderName provider) {
        return new Command(
                it.order(), it.wish(), it.buyer(), it.returnUrl(), Optional.of(provider));
    }

    @Test
    void an_address_begins_so_many_checkouts_and_no_more() {
        for (int i = 0; i < Shop.CHECKOUTS; i++) {
            var order = shop.opened("ana@example.com");
            shop.provider.pages().getLast().becomes(shop.paid(19_990));
            shop.settling.settle(new Hint.OfOrder(order));
        }
        var orders = shop.database.orders().all().size();

        assertThat(shop.start("ana@example.com")).isInstanceOf(Outcome.TooMany.class);
        assertThat(shop.database.orders().all()).hasSize(orders);
        assertThat(shop.start("bia@example.com")).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void the_same_checkout_again_is_not_another_one() {
        for (int i = 0; i < 3 * Shop.CHECKOUTS; i++) {
            assertThat(shop.start("ana@example.com")).isInstanceOf(Outcome.Opened.class);
        }
    }
}
