package dev.catraca.application.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.Gateways;
import dev.catraca.application.fakes.PageProvider;
import dev.catraca.application.payment.Shop;
import dev.catraca.domain.order.OrderState;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FetchUndeliveredTest {
    private final Shop shop = new Shop();
    private final AtomicLong ids = new AtomicLong();
    private final FetchUndelivered fetching =
            new FetchUndelivered(
                    shop.database.backlogs(),
                    shop.database.providerAccounts(),
                    new Gateways(shop.provider),
                    shop.database.inbox(),
                    _ -> {},
                    () -> new UUID(7, ids.incrementAndGet()),
                    shop.clock);

    @Test
    void what_never_arrived_is_fetched_page_by_page_and_settled() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.provider.couldNotDeliver("-noise", "-more", "cs_1");

        assertThat(fetching.fetchDue()).isEqualTo(1);
        shop.settle();

        assertThat(shop.order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.provider.askedSince()).hasSize(2);
    }

    @Test
    void what_arrives_later_after_all_is_found_there() {
        shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.provider.couldNotDeliver("cs_1");

        fetching.fetchDue();
        shop.ring("cs_1");
        shop.settle();

        assertThat(shop.provider.reads()).isEqualTo(1);
        assertThat(shop.mainSystem.accounts()).hasSize(1);
    }

    @Test
    void an_account_is_asked_every_five_minutes_for_what_is_new() {
        var begin = shop.clock.instant();
        fetching.fetchDue();
        assertThat(fetching.fetchDue()).isZero();

        shop.clock.advance(Duration.ofMinutes(5));
        assertThat(fetching.fetchDue()).isEqualTo(1);

        assertThat(shop.provider.askedSince())
                .containsExactly(
                        begin.minus(Duration.ofDays(30)).minus(Duration.ofHours(1)),
                        begin.minus(Duration.ofHours(1)));
    }

    @Test
    void a_provider_that_stopped_delivering_is_told_to_go_on_each_turn() {
        fetching.fetchDue();
        fetching.fetchDue();
        shop.clock.advance(Duration.ofMinutes(5));
        fetching.fetchDue();

        assertThat(shop.provider.resumptions()).isEqualTo(2);
    }

    @Test
    void a_turn_without_a_clear_answer_is_made_up_for() {
        var begin = shop.clock.instant();
        shop.provider.next(PageProvider.Trouble.NOT_REACHED);
        fetching.fetchDue();

        shop.clock.advance(Duration.ofMinutes(5));
        fetching.fetchDue();

        assertThat(shop.provider.askedSince().getLast()).isBefore(begin.minus(Duration.ofDays(29)));
    }

    @Test
    void a_node_that_was_away_asks_at_once() {
        shop.database.backlogs().claimDue(Duration.ofHours(1));

        assertThat(fetching.fetchDue()).isEqualTo(1);
    }
}
