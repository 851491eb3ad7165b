package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.Refunds.Due;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.Refund;
import dev.catraca.domain.payment.RefundId;
import dev.catraca.domain.payment.RefundState;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refunds under way: one of a payment, one worker each, and keys that stay what they are. */
public interface RefundsContract {
    Duration REFUND_LEASE = Duration.ofMinutes(1);
    Duration REFUND_LEASE_OVER = Duration.ZERO;
    Instant REFUND_NEVER = Instant.parse("2126-11-21T12:00:00Z");

    Database database();

    @Test
    default void a_refund_is_its_writer_s_until_its_lease_ends() {
        var refund = refundOf(paidForRefund(), 700);
        var due = addRefund(refund, REFUND_NEVER).orElseThrow();
        assertThat(due.refund()).isEqualTo(refund);
        assertThat(due.mayBeDone()).isFalse();
        assertThat(due.key()).isEqualTo("catraca-%s-refund-1".formatted(refund.id()));
        assertThat(database().refunds().find(refund.id())).contains(refund);
        assertThat(database().refunds().of(refund.order())).containsExactly(refund);
        assertThat(database().refunds().claimDue(9, REFUND_LEASE)).isEmpty();
        assertThat(refundEnds(due, RefundState.DONE)).isTrue();
        var ended = database().refunds().find(refund.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(RefundState.DONE);
        assertThat(ended.reference()).contains("re_1");
        assertThat(refundEnds(due, RefundState.DONE)).isFalse();
    }

    @Test
    default void of_a_payment_one_refund_is_under_way() {
        var payment = paidForRefund();
        var added = Collections.synchronizedList(new ArrayList<Due>());
        Together.run(20, () -> addRefund(refundOf(payment, 700), REFUND_NEVER).map(added::add));
        assertThat(added).hasSize(1);
        assertThat(database().refunds().of(payment.terms().order())).hasSize(1);

        refundEnds(added.getFirst(), RefundState.REFUSED);
        assertThat(addRefund(refundOf(payment, 700), REFUND_NEVER)).isPresent();
        assertThat(addRefund(refundOf(paidForRefund(), 700), REFUND_NEVER)).isPresent();
    }

    @Test
    default void of_many_workers_one_gets_a_refund_and_an_old_fence_writes_nothing() {
        var writer = addRefund(refundOf(paidForRefund(), 700), Samples.NOW).orElseThrow();
        var claimed = Collections.synchronizedList(new ArrayList<Due>());
        Together.run(20, () -> claimed.addAll(database().refunds().claimDue(9, REFUND_LEASE)));
        assertThat(claimed).hasSize(1);
        assertThat(claimed.getFirst().mayBeDone()).isTrue();
        assertThat(claimed.getFirst().key()).isEqualTo(writer.key());
        assertThat(refundEnds(writer, RefundState.DONE)).isFalse();
        assertThat(refundRetries(writer, true)).isFalse();
        assertThat(refundEnds(claimed.getFirst(), RefundState.DONE)).isTrue();
    }

    @Test
    default void what_is_unclear_keeps_its_key_and_what_is_over_gets_another() {
        var first = addRefund(refundOf(paidForRefund(), 700), REFUND_NEVER).orElseThrow();
        assertThat(refundRetries(first, false)).isTrue();
        assertThat(stateOf(first)).isEqualTo(RefundState.UNKNOWN);
        var second = claimRefund();
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.mayBeDone()).isTrue();
        assertThat(second.refund().cause()).contains("silence");

        assertThat(refundRetries(second, true)).isTrue();
        assertThat(stateOf(first)).isEqualTo(RefundState.REQUESTED);
        var third = claimRefund();
        assertThat(third.key()).isEqualTo("catraca-%s-refund-2".formatted(first.refund().id()));
        assertThat(third.mayBeDone()).isFalse();
        assertThat(claimRefund().mayBeDone()).isTrue();
    }

    @Test
    default void only_what_was_done_of_this_payment_can_fail_and_once() {
        var payment = paidForRefund();
        var due = addRefund(refundOf(payment, 700), REFUND_NEVER).orElseThrow();
        assertThat(refundFails(due, payment.terms().id())).isFalse();
        refundEnds(due, RefundState.DONE);
        assertThat(refundFails(due, paidForRefund().terms().id())).isFalse();
        assertThat(refundFails(due, payment.terms().id())).isTrue();
        assertThat(refundFails(due, payment.terms().id())).isFalse();

        var failed = database().refunds().find(due.refund().id()).orElseThrow();
        assertThat(failed.state()).isEqualTo(RefundState.FAILED);
        assertThat(failed.reference()).contains("re_1");
        assertThat(failed.cause()).contains("expired_or_canceled_card");
        assertThat(addRefund(refundOf(payment, 700), REFUND_NEVER)).isPresent();
    }

    private boolean refundFails(Due due, PaymentId payment) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .refunds()
                                        .fail(
                                                due.refund().id(),
                                                payment,
                                                "expired_or_canceled_card"));
    }

    private Payment paidForRefund() {
        return Samples.collect(database(), Samples.addedOrder(database()), 1);
    }

    private static Refund refundOf(Payment payment, long minor) {
        return new Refund(
                new RefundId(UUID.randomUUID()),
                payment.terms().order(),
                payment.terms().id(),
                Money.of(minor, "BRL"),
                "Não serviu",
                RefundState.REQUESTED,
                Samples.NOW,
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Due> addRefund(Refund refund, Instant lookAt) {
        return database()
                .transactions()
                .compute(
                        () -> {
                            database().orders().lock(refund.order());
                            return database().refunds().add(refund, lookAt);
                        });
    }

    private Due claimRefund() {
        var due = database().refunds().claimDue(9, REFUND_LEASE_OVER);
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    private RefundState stateOf(Due due) {
        return database().refunds().find(due.refund().id()).orElseThrow().state();
    }

    private boolean refundEnds(Due due, RefundState state) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .refunds()
                                        .end(
                                                due.refund().id(),
                                                due.lease(),
                                                state,
                                                Optional.of("re_1")
                                                        .filter(_ -> state == RefundState.DONE),
                                                Optional.empty()));
    }

    private boolean refundRetries(Due due, boolean isOver) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .refunds()
                                        .retry(
                                                due.refund().id(),
                                                due.lease(),
                                                "silence",
                                                Samples.NOW,
                                                isOver));
    }
}
