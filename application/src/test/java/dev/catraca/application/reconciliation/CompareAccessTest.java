package dev.catraca.application.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.KeyedMainSystem;
import dev.catraca.application.payment.Shop;
import dev.catraca.application.provisioning.port.MainSystem.Change;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.TimelineEntry;
import dev.catraca.domain.order.TimelineEntry.Event;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareAccessTest {
    private final Shop shop = new Shop();
    private final CompareAccess comparing =
            new CompareAccess(
                    shop.database.comparisons(),
                    shop.mainSystem,
                    shop.database.timeline(),
                    shop.database.transactions(),
                    _ -> {},
                    shop.clock);

    private OrderId paid() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.settle();
        return order;
    }

    @Test
    void an_access_that_is_as_it_should_be_is_left_alone() {
        var order = paid();
        assertThat(comparing.compareDue()).isZero();

        shop.clock.advance(Duration.ofMinutes(10));

        assertThat(comparing.compareDue()).isEqualTo(1);
        assertThat(comparing.compareDue()).isZero();
        shop.settle();
        assertThat(shop.mainSystem.calls()).isEqualTo(1);
        assertThat(events(order)).doesNotContain(Event.ACCESS_DIFFERED);
    }

    @Test
    void an_access_that_got_lost_is_given_again_with_the_same_key() {
        var order = paid();
        var effect = shop.database.provisionings().of(order).orElseThrow();
        shop.mainSystem.forgetEverything();
        shop.clock.advance(Duration.ofMinutes(10));

        comparing.compareDue();
        shop.settle();

        assertThat(shop.mainSystem.accounts()).hasSize(1);
        assertThat(shop.database.provisionings().of(order).orElseThrow().id())
                .isEqualTo(effect.id());
        assertThat(events(order)).contains(Event.ACCESS_DIFFERED);
    }

    @Test
    void an_access_that_was_to_be_taken_away_and_is_back_is_taken_away_again() {
        var order = paid();
        shop.page().becomes(shop.collected(19_990, 19_990, Dispute.NONE));
        shop.ring("cs_1#refund");
        shop.settle();
        assertThat(shop.mainSystem.changes()).containsExactly(Change.REVOKE);
        shop.clock.advance(Duration.ofMinutes(10));
        shop.mainSystem.isActiveAgain();

        comparing.compareDue();
        shop.settle();

        assertThat(shop.mainSystem.changes()).containsExactly(Change.REVOKE, Change.REVOKE);
        assertThat(events(order)).contains(Event.ACCESS_DIFFERED);
    }

    @Test
    void a_main_system_that_gives_no_answer_is_asked_again_later() {
        paid();
        shop.clock.advance(Duration.ofMinutes(10));
        shop.mainSystem.next(KeyedMainSystem.Trouble.OFFLINE);

        assertThat(comparing.compareDue()).isEqualTo(1);
        assertThat(comparing.compareDue()).isZero();
        shop.clock.advance(Duration.ofHours(1));
        assertThat(comparing.compareDue()).isEqualTo(1);
        assertThat(shop.mainSystem.looks()).isEqualTo(2);
        assertThat(shop.mainSystem.calls()).isEqualTo(1);
    }

    @Test
    void it_is_compared_four_times_and_then_no_more() {
        paid();
        shop.clock.advance(Duration.ofMinutes(10));
        comparing.compareDue();

        for (var day = 0; day < 100; day++) {
            shop.clock.advance(Duration.ofDays(1));
            comparing.compareDue();
        }

        assertThat(shop.mainSystem.looks()).isEqualTo(4);
    }

    private List<Event> events(OrderId order) {
        return shop.database.timeline().of(order).stream().map(TimelineEntry::event).toList();
    }
}
