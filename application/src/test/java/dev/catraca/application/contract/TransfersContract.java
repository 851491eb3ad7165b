package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.Transfers.Due;
import dev.catraca.application.payment.port.Transfers.Wish;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.Transfer;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.payment.TransferState;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares that payees get one by one: what a call is, and that it stays what it is. */
public interface TransfersContract {
    Duration TRANSFER_LEASE = Duration.ofMinutes(1);
    Duration TRANSFER_LEASE_OVER = Duration.ZERO;

    Database database();

    @Test
    default void what_is_wanted_is_claimed_with_all_that_its_call_needs() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        var due = claimShare(TRANSFER_LEASE);
        assertThat(due.order()).isEqualTo(payment.terms().order());
        assertThat(due.provider()).isEqualTo(Samples.STRIPE);
        assertThat(due.account()).isEqualTo(payment.terms().account());
        assertThat(due.charge()).isEqualTo(payment.reference().orElseThrow());
        assertThat(due.payee()).isEqualTo("payee:a");
        assertThat(due.wallet()).isEqualTo("acct_payee:a");
        assertThat(due.reference()).isEmpty();
        assertThat(due.amount()).isEqualTo(brl(9_000));
        assertThat(due.mayBeDone()).isFalse();
        assertThat(due.key()).isEqualTo("catraca-%s-transfer-1".formatted(due.id()));
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE)).isEmpty();
    }

    @Test
    default void a_payee_has_one_share_of_a_payment_however_often_it_is_wanted() {
        var payment = paidForShares();
        Together.run(20, () -> wantShares(payment, share("payee:a", 9_000), share("payee:b", 5)));
        assertThat(sharesOf(payment))
                .extracting(Transfer::payee)
                .containsExactly("payee:a", "payee:b");
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE)).hasSize(2);
    }

    @Test
    default void of_many_workers_one_gets_a_share() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        var claimed = Collections.synchronizedList(new ArrayList<Due>());
        Together.run(20, () -> claimed.addAll(database().transfers().claimDue(9, TRANSFER_LEASE)));
        assertThat(claimed).hasSize(1);
    }

    @Test
    default void a_second_payment_of_the_order_is_nobody_s_share() {
        var order = Samples.addedOrder(database());
        var first = Samples.collect(database(), order, 1);
        wantShares(first, share("payee:a", 9_000));
        wantShares(Samples.collect(database(), order, 2), share("payee:a", 9_000));
        assertThat(sharesOf(first)).hasSize(1);
    }

    @Test
    default void a_share_that_nobody_worked_on_shrinks_or_is_canceled() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        wantShares(payment, share("payee:a", 4_000));
        // An older answer arrives late: money that went back stays back.
        wantShares(payment, share("payee:a", 9_000));
        assertThat(claimShare(TRANSFER_LEASE_OVER).amount()).isEqualTo(brl(4_000));

        var other = paidForShares();
        wantShares(other, share("payee:a", 0));
        assertThat(sharesOf(other)).isEmpty();
        wantShares(other, share("payee:a", 9_000));
        wantShares(other, share("payee:a", 0));
        var due = claimOf(other);
        assertThat(due.amount()).isEqualTo(brl(0));
        assertThat(reachedShare(due, Optional.empty(), 0, 0)).isTrue();
        assertThat(shareOf(other).state()).isEqualTo(TransferState.DONE);
    }

    /** What was perhaps sent is sent again as it was; the difference is a reversal afterwards. */
    @Test
    default void a_call_stays_as_it_is_until_its_end_is_known() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        var first = claimShare(TRANSFER_LEASE_OVER);
        wantShares(payment, share("payee:a", 4_000));
        var second = claimShare(TRANSFER_LEASE_OVER);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.amount()).isEqualTo(brl(9_000));
        assertThat(second.mayBeDone()).isTrue();
        assertThat(reachedShare(first, Optional.of("tr_1"), 9_000, 0)).isFalse();
        assertThat(reachedShare(second, Optional.of("tr_1"), 9_000, 0)).isTrue();
        assertThat(shareOf(payment).state()).isEqualTo(TransferState.PENDING);

        var back = claimShare(TRANSFER_LEASE_OVER);
        assertThat(back.reference()).contains("tr_1");
        assertThat(back.amount()).isEqualTo(brl(5_000));
        assertThat(back.key()).isEqualTo("catraca-%s-reverse-2".formatted(back.id()));
        assertThat(back.mayBeDone()).isFalse();
        wantShares(payment, share("payee:a", 0));
        var again = claimShare(TRANSFER_LEASE_OVER);
        assertThat(again.key()).isEqualTo(back.key());
        assertThat(again.amount()).isEqualTo(brl(5_000));
        assertThat(reachedShare(again, Optional.of("tr_1"), 9_000, 5_000)).isTrue();

        var rest = claimShare(TRANSFER_LEASE);
        assertThat(rest.amount()).isEqualTo(brl(4_000));
        assertThat(reachedShare(rest, Optional.of("tr_1"), 9_000, 9_000)).isTrue();
        assertThat(shareOf(payment).state()).isEqualTo(TransferState.DONE);
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE)).isEmpty();
    }

    @Test
    default void a_wish_waits_for_the_call_under_way() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        var due = claimShare(TRANSFER_LEASE);
        wantShares(payment, share("payee:a", 0));
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE)).isEmpty();
        assertThat(shareOf(payment).state()).isEqualTo(TransferState.LEASED);
        assertThat(reachedShare(due, Optional.of("tr_1"), 9_000, 0)).isTrue();
        assertThat(claimShare(TRANSFER_LEASE).amount()).isEqualTo(brl(9_000));
    }

    @Test
    default void a_call_that_is_over_is_followed_by_another_one() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        var first = claimShare(TRANSFER_LEASE);
        database().transfers().retry(first.id(), first.lease(), "busy", Samples.NOW, true);
        assertThat(shareOf(payment).cause()).contains("busy");
        wantShares(payment, share("payee:a", 8_000));

        var second = claimShare(TRANSFER_LEASE);
        assertThat(second.key()).isEqualTo("catraca-%s-transfer-2".formatted(first.id()));
        assertThat(second.amount()).isEqualTo(brl(8_000));
        assertThat(second.mayBeDone()).isFalse();
    }

    @Test
    default void what_is_parked_waits_until_it_is_tried_again() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        var due = claimShare(TRANSFER_LEASE);
        assertThat(database().transfers().park(due.id(), due.lease(), "no-such-account", true))
                .isTrue();
        assertThat(shareOf(payment).state()).isEqualTo(TransferState.PARKED);
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE)).isEmpty();

        var account = Optional.of(payment.terms().account());
        var requested = payment.terms().requestedAt();
        database()
                .transfers()
                .tryParkedAgain(account, requested.plusMillis(1), requested.plusSeconds(9));
        database()
                .transfers()
                .tryParkedAgain(
                        Optional.of(Samples.merchant().id()), requested, requested.plusSeconds(9));
        assertThat(shareOf(payment).state()).isEqualTo(TransferState.PARKED);

        database().transfers().tryParkedAgain(account, requested, requested.plusSeconds(9));
        assertThat(claimShare(TRANSFER_LEASE).number()).isEqualTo(2);
    }

    /** A share that came back because of a refund that failed: another transfer, another key. */
    @Test
    default void what_is_wanted_again_is_a_share_of_its_own() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        assertThat(reachedShare(claimShare(TRANSFER_LEASE), Optional.of("tr_1"), 9_000, 0))
                .isTrue();
        wantShares(payment, share("payee:a", 4_000));
        assertThat(reachedShare(claimShare(TRANSFER_LEASE), Optional.of("tr_1"), 9_000, 5_000))
                .isTrue();

        Together.run(5, () -> wantSharesAgain(payment, share("payee:a", 7_000)));
        assertThat(wantedOf(payment)).containsExactly(4_000L, 3_000L);
        var again = claimShare(TRANSFER_LEASE);
        assertThat(again.reference()).isEmpty();
        assertThat(again.amount()).isEqualTo(brl(3_000));
        assertThat(again.wallet()).isEqualTo("acct_payee:a");
        assertThat(reachedShare(again, Optional.of("tr_2"), 3_000, 0)).isTrue();

        // What shrinks afterwards is taken from the last one first.
        wantShares(payment, share("payee:a", 5_000));
        assertThat(wantedOf(payment)).containsExactly(4_000L, 1_000L);
        wantShares(payment, share("payee:a", 1_500));
        assertThat(wantedOf(payment)).containsExactly(1_500L, 0L);
        wantShares(payment, share("payee:a", 7_000));
        assertThat(wantedOf(payment)).containsExactly(1_500L, 0L);
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE))
                .extracting(it -> it.amount().minor())
                .containsExactlyInAnyOrder(2_500L, 3_000L);
    }

    @Test
    default void nothing_is_wanted_again_that_is_there() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000), share("payee:b", 10));
        wantSharesAgain(payment, share("payee:a", 9_000), share("payee:b", 0));
        assertThat(wantedOf(payment)).containsExactly(9_000L, 10L);
    }

    /** A reversal that was refused left the share where it was. */
    @ParameterizedTest
    @CsvSource({"9_000, DONE, 0", "4_000, PENDING, 5_000", "9_500, DONE, 500"})
    default void what_was_not_taken_back_is_left_instead_of_sent_again(
            String again, TransferState state, String amount) {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        reachedShare(claimShare(TRANSFER_LEASE), Optional.of("tr_1"), 9_000, 0);
        wantShares(payment, share("payee:a", 0));
        var reversal = claimShare(TRANSFER_LEASE);
        database().transfers().park(reversal.id(), reversal.lease(), "refused", true);

        wantSharesAgain(payment, share("payee:a", minor(again)));

        assertThat(wantedOf(payment).stream().mapToLong(it -> it).sum()).isEqualTo(minor(again));
        assertThat(sharesOf(payment).getFirst().state()).isEqualTo(state);
        assertThat(database().transfers().claimDue(9, TRANSFER_LEASE).stream())
                .extracting(it -> it.amount().minor())
                .isEqualTo(minor(amount) == 0 ? List.of() : List.of(minor(amount)));
    }

    /** Its transfer may yet go back, so what is missing goes out anew. */
    @Test
    default void what_is_being_taken_back_is_sent_again() {
        var payment = paidForShares();
        wantShares(payment, share("payee:a", 9_000));
        reachedShare(claimShare(TRANSFER_LEASE), Optional.of("tr_1"), 9_000, 0);
        wantShares(payment, share("payee:a", 0));
        claimShare(TRANSFER_LEASE);

        wantSharesAgain(payment, share("payee:a", 9_000));

        assertThat(wantedOf(payment)).containsExactly(0L, 9_000L);
    }

    private static long minor(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    private List<Long> wantedOf(Payment payment) {
        return sharesOf(payment).stream().map(it -> it.wanted().minor()).toList();
    }

    private boolean wantSharesAgain(Payment payment, Wish... wishes) {
        var own =
                List.of(wishes).stream().map(it -> share(it.payee(), it.amount().minor())).toList();
        return database()
                .transactions()
                .compute(
                        () -> {
                            database().orders().lock(payment.terms().order());
                            database().transfers().wantAgain(payment.terms(), own, Samples.NOW);
                            return true;
                        });
    }

    private Payment paidForShares() {
        Order order = Samples.addedOrder(database());
        return Samples.collect(database(), order, 1);
    }

    private boolean wantShares(Payment payment, Wish... wishes) {
        return database()
                .transactions()
                .compute(
                        () -> {
                            database().orders().lock(payment.terms().order());
                            database()
                                    .transfers()
                                    .want(payment.terms(), List.of(wishes), Samples.NOW);
                            return true;
                        });
    }

    private Due claimShare(Duration lease) {
        var due = database().transfers().claimDue(9, lease);
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    private Due claimOf(Payment payment) {
        return database().transfers().claimDue(9, TRANSFER_LEASE).stream()
                .filter(it -> it.order().equals(payment.terms().order()))
                .findFirst()
                .orElseThrow();
    }

    private boolean reachedShare(Due due, Optional<String> reference, long sent, long reversed) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .transfers()
                                        .reached(
                                                due.id(),
                                                due.lease(),
                                                reference,
                                                brl(sent),
                                                brl(reversed)));
    }

    private List<Transfer> sharesOf(Payment payment) {
        return database().transfers().of(payment.terms().order());
    }

    private Transfer shareOf(Payment payment) {
        assertThat(sharesOf(payment)).hasSize(1);
        return sharesOf(payment).getFirst();
    }

    private static Wish share(String payee, long minor) {
        return new Wish(new TransferId(UUID.randomUUID()), payee, "acct_" + payee, brl(minor));
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
