package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.Inbox.Claimed;
import dev.catraca.application.payment.port.Inbox.Ending;
import dev.catraca.application.payment.port.Inbox.Received;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.Notification;
import dev.catraca.domain.payment.NotificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

public interface InboxContract {
    MerchantId ACCOUNT = new MerchantId(UUID.randomUUID());
    Duration LEASE = Duration.ofMinutes(1);
    Duration OVER_AT_ONCE = Duration.ZERO;

    Database database();

    @Test
    default void a_notification_is_claimed_byte_for_byte_as_it_was_received() {
        var body = new byte[] {0, -1, '{', '}', (byte) 0xc3};
        var received =
                new Received(
                        UUID.randomUUID(), Samples.STRIPE, ACCOUNT, "evt_1", body, Samples.NOW);
        assertThat(database().inbox().receive(received)).isTrue();
        var claimed = claim(LEASE);
        assertThat(claimed).hasSize(1);
        var it = claimed.getFirst();
        assertThat(it.id()).isEqualTo(received.id());
        assertThat(it.provider()).isEqualTo(Samples.STRIPE);
        assertThat(it.account()).isEqualTo(ACCOUNT);
        assertThat(it.body()).isEqualTo(body);
        assertThat(it.receivedAt()).isEqualTo(Samples.NOW);
        assertThat(it.lease().attempt()).isEqualTo(1);
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void the_same_event_of_the_same_account_is_stored_once() {
        assertThat(receive("evt_1")).isTrue();
        assertThat(receive("evt_1")).isFalse();
        assertThat(receive("evt_2")).isTrue();
        var other = new MerchantId(UUID.randomUUID());
        assertThat(database().inbox().receive(received(other, "evt_1"))).isTrue();
        assertThat(claim(LEASE)).hasSize(3);
    }

    @Test
    default void what_is_irrelevant_is_stored_once_and_ignored_at_once() {
        var received =
                new Received(
                        UUID.randomUUID(),
                        Samples.STRIPE,
                        ACCOUNT,
                        "evt_1",
                        new byte[] {'{', '}'},
                        Samples.NOW,
                        Optional.of("payment_intent.created"));

        assertThat(database().inbox().receive(received)).isTrue();
        assertThat(database().inbox().receive(received)).isFalse();

        assertThat(claim(LEASE)).isEmpty();
        assertThat(
                        database()
                                .inbox()
                                .list(
                                        Optional.of(NotificationState.IGNORED),
                                        Optional.of(ACCOUNT),
                                        Optional.empty(),
                                        10))
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).contains("payment_intent.created"));
    }

    @Test
    default void of_fifty_at_once_one_stores_the_event() {
        var isNew = Together.run(50, () -> receive("evt_1"));
        assertThat(Collections.frequency(isNew, true)).isEqualTo(1);
        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    default void of_fifty_other_events_at_once_all_are_stored() {
        var number = new AtomicInteger();
        var isNew = Together.run(50, () -> receive("evt_" + number.getAndIncrement()));
        assertThat(isNew).hasSize(50).doesNotContain(false);
        assertThat(database().inbox().claimDue(100, LEASE)).hasSize(50);
    }

    @Test
    default void what_has_ended_is_over() {
        var order = addedOrder();
        for (var ending :
                List.of(
                        new Ending.Applied(order.id()),
                        new Ending.Ignored("says nothing", Optional.empty()),
                        new Ending.Ignored("known", Optional.of(order.id())),
                        new Ending.Parked("odd"))) {
            receive("evt_" + ending);
            var row = claim(OVER_AT_ONCE).getFirst();
            assertThat(end(row, ending)).isTrue();
            assertThat(claim(LEASE)).isEmpty();
            assertThat(end(row, ending)).isFalse();
            assertThat(receive("evt_" + ending)).isFalse();
        }
    }

    @Test
    default void what_is_left_for_later_is_due_then() {
        receive("evt_1");
        var row = claim(LEASE).getFirst();
        var inbox = database().inbox();
        assertThat(inbox.retry(row.id(), row.lease(), "timeout", Instant.EPOCH)).isTrue();
        var again = claim(LEASE).getFirst();
        assertThat(again.lease().attempt()).isEqualTo(2);
        assertThat(
                        inbox.retry(
                                again.id(),
                                again.lease(),
                                "timeout",
                                Instant.parse("2100-01-01T00:00:00Z")))
                .isTrue();
        assertThat(claim(LEASE)).isEmpty();
    }

    @Test
    default void who_slept_past_the_lease_changes_nothing_any_more() {
        receive("evt_1");
        var slow = claim(OVER_AT_ONCE).getFirst();
        var next = claim(LEASE).getFirst();
        assertThat(end(slow, new Ending.Parked("late"))).isFalse();
        assertThat(database().inbox().retry(slow.id(), slow.lease(), "late", Instant.EPOCH))
                .isFalse();
        assertThat(end(next, new Ending.Parked("in time"))).isTrue();
    }

    @Test
    default void an_end_is_undone_with_its_transaction() {
        receive("evt_1");
        var row = claim(OVER_AT_ONCE).getFirst();
        try {
            database()
                    .transactions()
                    .run(
                            () -> {
                                end(row, new Ending.Parked("odd"));
                                throw new IllegalArgumentException("no");
                            });
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessage("no");
        }
        assertThat(claim(LEASE)).hasSize(1);
    }

    @Test
    default void what_was_parked_is_due_again_when_somebody_says_so() {
        receive("evt_1");
        var row = claim(LEASE).getFirst();
        var inbox = database().inbox();
        end(row, new Ending.Parked("odd"));
        assertThat(inbox.replay(row.id(), Optional.of(new MerchantId(UUID.randomUUID()))))
                .isFalse();
        assertThat(inbox.replay(UUID.randomUUID(), Optional.empty())).isFalse();
        assertThat(claim(LEASE)).isEmpty();
        assertThat(inbox.replay(row.id(), Optional.of(ACCOUNT))).isTrue();
        assertThat(claim(LEASE).getFirst().lease().attempt()).isEqualTo(1);
    }

    @Test
    default void notifications_are_listed_newest_first_a_page_at_a_time() {
        for (var i = 1; i <= 3; i++) {
            database()
                    .inbox()
                    .receive(
                            new Received(
                                    new UUID(i, 1),
                                    Samples.STRIPE,
                                    i == 3 ? new MerchantId(UUID.randomUUID()) : ACCOUNT,
                                    "evt_" + i,
                                    new byte[] {1},
                                    Samples.NOW));
        }
        var parked = claim(LEASE).stream().filter(it -> it.id().equals(new UUID(1, 1))).findFirst();
        end(parked.orElseThrow(), new Ending.Parked("odd"));

        assertThat(list(Optional.empty(), Optional.empty(), Optional.empty(), 2))
                .containsExactly("evt_3", "evt_2");
        assertThat(list(Optional.empty(), Optional.empty(), Optional.of(new UUID(2, 1)), 2))
                .containsExactly("evt_1");
        assertThat(list(Optional.empty(), Optional.of(ACCOUNT), Optional.empty(), 9))
                .containsExactly("evt_2", "evt_1");
        assertThat(
                        database()
                                .inbox()
                                .list(
                                        Optional.of(NotificationState.PARKED),
                                        Optional.of(ACCOUNT),
                                        Optional.empty(),
                                        9))
                .singleElement()
                .satisfies(it -> assertThat(it.cause()).contains("odd"))
                .satisfies(it -> assertThat(it.state()).isEqualTo(NotificationState.PARKED));
    }

    private List<String> list(
            Optional<NotificationState> state,
            Optional<MerchantId> merchant,
            Optional<UUID> before,
            int limit) {
        return database().inbox().list(state, merchant, before, limit).stream()
                .map(Notification::eventKey)
                .toList();
    }

    @Test
    default void fifty_who_claim_at_once_get_every_notification_once() {
        for (var i = 0; i < 100; i++) {
            receive("evt_" + i);
        }
        var claimed =
                Together.run(50, () -> database().inbox().claimDue(2, LEASE)).stream()
                        .flatMap(List::stream)
                        .map(Claimed::id)
                        .toList();
        assertThat(claimed).doesNotHaveDuplicates();
        assertThat(claimed.size() + claim(LEASE).size()).isEqualTo(100);
    }

    private boolean receive(String eventKey) {
        return database().inbox().receive(received(ACCOUNT, eventKey));
    }

    private static Received received(MerchantId account, String eventKey) {
        return new Received(
                UUID.randomUUID(), Samples.STRIPE, account, eventKey, new byte[] {1}, Samples.NOW);
    }

    private List<Claimed> claim(Duration lease) {
        return database().inbox().claimDue(1000, lease);
    }

    private boolean end(Claimed row, Ending ending) {
        return database().inbox().end(row.id(), row.lease(), ending);
    }

    private Order.Open addedOrder() {
        var order = Samples.order(ACCOUNT);
        database().transactions().run(() -> database().orders().addUnlessOpen(order));
        return order;
    }
}
