package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.FollowCheckouts.Kind;
import dev.catraca.application.payment.FollowCheckouts.Step;
import dev.catraca.application.payment.port.Journeys.Journey;
import dev.catraca.application.payment.port.Journeys.MailState;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowCheckoutsTest {
    private static final OrderId ORDER = new OrderId(new UUID(7, 1));
    private static final Instant PAID = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant MADE = PAID.plusSeconds(1);
    private static final Instant MAILED = PAID.plusSeconds(2);

    @Test
    void a_buyer_hears_each_step_when_it_is_taken() {
        assertThat(steps(open())).isEmpty();
        assertThat(steps(paid(Optional.empty(), MailState.NONE)))
                .containsExactly(new Step(Kind.PAYMENT_RECEIVED, PAID));
        assertThat(steps(paid(Optional.of(MADE), MailState.WAITING)))
                .containsExactly(
                        new Step(Kind.PAYMENT_RECEIVED, PAID), new Step(Kind.ACCOUNT_MADE, MADE));
        assertThat(steps(paid(Optional.of(MADE), MailState.SENT)))
                .containsExactly(
                        new Step(Kind.PAYMENT_RECEIVED, PAID),
                        new Step(Kind.ACCOUNT_MADE, MADE),
                        new Step(Kind.MAIL_SENT, MAILED),
                        new Step(Kind.ENTER, MAILED));
    }

    @Test
    void nobody_waits_for_a_mail_that_does_not_come() {
        assertThat(steps(paid(Optional.of(MADE), MailState.NONE)))
                .extracting(Step::kind)
                .containsExactly(Kind.PAYMENT_RECEIVED, Kind.ACCOUNT_MADE, Kind.ENTER);
        assertThat(steps(paid(Optional.of(MADE), MailState.GIVEN_UP)))
                .extracting(Step::kind)
                .containsExactly(Kind.PAYMENT_RECEIVED, Kind.ACCOUNT_MADE, Kind.ENTER);
    }

    @Test
    void what_gives_no_access_ends_with_the_payment() {
        var journey =
                new Journey(
                        ORDER,
                        OrderState.PAID,
                        Optional.of(PAID),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        MailState.NONE,
                        Optional.empty());

        assertThat(steps(journey))
                .containsExactly(new Step(Kind.PAYMENT_RECEIVED, PAID), new Step(Kind.ENTER, PAID));
    }

    @Test
    void without_money_it_ends() {
        assertThat(steps(over(OrderState.EXPIRED, Optional.empty())))
                .containsExactly(new Step(Kind.ENDED, MADE));
        assertThat(steps(over(OrderState.REFUNDED, Optional.of(PAID))))
                .extracting(Step::kind)
                .containsExactly(Kind.PAYMENT_RECEIVED, Kind.ENDED);
    }

    @Test
    void the_numbers_of_the_steps_grow_and_nothing_follows_the_last() {
        assertThat(Kind.values()).extracting(Kind::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(Kind.values())
                .extracting(Kind::isLast)
                .containsExactly(false, false, false, true, true);
    }

    private static List<Step> steps(Journey journey) {
        var following = new FollowCheckouts(_ -> List.of(journey));
        return following.follow(Set.of(ORDER)).get(ORDER);
    }

    private static Journey open() {
        return new Journey(
                ORDER,
                OrderState.OPEN,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                MailState.NONE,
                Optional.empty());
    }

    private static Journey paid(Optional<Instant> madeAt, MailState mail) {
        var isMailOver = mail == MailState.SENT || mail == MailState.GIVEN_UP;
        return new Journey(
                ORDER,
                OrderState.PAID,
                Optional.of(PAID),
                Optional.empty(),
                true,
                madeAt,
                mail,
                Optional.of(MAILED).filter(_ -> isMailOver));
    }

    private static Journey over(OrderState state, Optional<Instant> paidAt) {
        return new Journey(
                ORDER,
                state,
                paidAt,
                Optional.of(MADE),
                true,
                Optional.empty(),
                MailState.NONE,
                Optional.empty());
    }
}
