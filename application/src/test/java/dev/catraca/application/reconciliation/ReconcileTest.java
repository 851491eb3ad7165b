package dev.catraca.application.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.Shop;
import dev.catraca.application.payment.port.Payments.Stage;
import dev.catraca.application.reconciliation.Reconcile.Command;
import dev.catraca.application.reconciliation.Reconcile.Outcome;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private final Shop shop = new Shop();
    private final Reconcile reconciling =
            new Reconcile(
                    shop.database.payments(),
                    shop.database.comparisons(),
                    shop.database.backlogs(),
                    shop.database.transfers(),
                    _ -> {},
                    shop.clock);

    @Test
    void a_refund_that_nobody_told_us_of_is_found() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.settle();
        shop.page().becomes(shop.collected(19_990, 19_990, Dispute.NONE));
        shop.clock.advance(Duration.ofMinutes(2));

        var begun = (Outcome.Begun) reconcile(Optional.empty(), Optional.empty());
        shop.settling.settle(new Hint.DuePayments(Stage.SETTLED));

        assertThat(begun.payments()).isEqualTo(1);
        assertThat(begun.provisionings()).isEqualTo(1);
        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void the_clock_finds_it_within_the_hour_and_stops_looking_after_five_weeks() {
        var order = shop.opened("ana@example.com");
        shop.page().becomes(shop.paid(19_990));
        shop.ring("cs_1");
        shop.settle();
        var reads = shop.provider.reads();
        shop.page().becomes(shop.collected(19_990, 19_990, Dispute.NONE));

        shop.clock.advance(Duration.ofHours(1));
        shop.settling.settle(new Hint.DuePayments(Stage.SETTLED));

        assertThat(shop.order(order).state()).isEqualTo(OrderState.REFUNDED);
        for (var day = 0; day < 100; day++) {
            shop.clock.advance(Duration.ofDays(1));
            shop.settling.settle(new Hint.DuePayments(Stage.SETTLED));
        }
        assertThat(shop.provider.reads() - reads).isEqualTo(5);
    }

    @Test
    void another_merchants_payments_are_not_touched() {
        shop.opened("ana@example.com");
        shop.clock.advance(Duration.ofMinutes(1));

        var begun =
                (Outcome.Begun)
                        reconcile(Optional.of(new MerchantId(new UUID(9, 9))), Optional.empty());

        assertThat(begun.payments()).isZero();
    }

    @Test
    void it_goes_back_five_weeks_and_no_further() {
        var now = shop.clock.instant();

        assertThat(reconcile(Optional.empty(), Optional.of(now.minus(Duration.ofDays(35)))))
                .isInstanceOf(Outcome.Begun.class);
        assertThat(reconcile(Optional.empty(), Optional.of(now.minus(Duration.ofDays(36)))))
                .isInstanceOf(Outcome.NotThatFar.class);
        assertThat(reconcile(Optional.empty(), Optional.of(now.plusSeconds(1))))
                .isInstanceOf(Outcome.NotThatFar.class);
    }

    private Outcome reconcile(Optional<MerchantId> merchant, Optional<Instant> from) {
        var principal = new Principal(new UUID(9, 1), merchant, Set.of(Scope.PROVISIONING_OPERATE));
        return reconciling.reconcile(new Command(principal, from));
    }
}
