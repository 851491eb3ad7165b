package dev.catraca.domain.account;

import static dev.catraca.domain.account.Grants.grant;
import static dev.catraca.domain.account.Grants.monthly;
import static dev.catraca.domain.account.Grants.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.catalogue.BillingCycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2027-01-31T10:00, 2027-02-28T10:00, 2027-03-28T10:00",
        "MONTHLY, 2028-01-31T10:00, 2028-02-29T10:00, 2028-03-29T10:00",
        "MONTHLY, 2026-12-31T23:59:59, 2027-01-31T23:59:59, 2027-02-28T23:59:59",
        "YEARLY, 2028-02-29T00:00, 2029-02-28T00:00, 2030-02-28T00:00",
        "YEARLY, 2027-02-28T00:00, 2028-02-28T00:00, 2029-02-28T00:00"
    })
    void a_period_is_a_calendar_month_or_year_clamped_to_the_months_end(
            BillingCycle cycle, LocalDateTime paid, LocalDateTime first, LocalDateTime second) {
        var once = paid(cycle, paid, SAO_PAULO);
        var twice = once.extendedBy(later(once, cycle));

        assertThat(once.end()).contains(first.atZone(SAO_PAULO).toInstant());
        assertThat(twice.end()).contains(second.atZone(SAO_PAULO).toInstant());
    }

    @Test
    void the_month_is_the_one_of_the_merchants_calendar() {
        // Still 30 January in São Paulo.
        var paid = Instant.parse("2027-01-31T02:30:00Z");

        assertThat(subscription(monthly(paid, SAO_PAULO)).end())
                .contains(Instant.parse("2027-03-01T02:30:00Z"));
        assertThat(subscription(monthly(paid, ZoneOffset.UTC)).end())
                .contains(Instant.parse("2027-02-28T02:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // The clocks go forward, back, or skip the very hour.
        "America/New_York, 2027-02-20T12:00:00Z, 2027-03-20T11:00:00Z",
        "America/New_York, 2027-10-20T12:00:00Z, 2027-11-20T13:00:00Z",
        "America/New_York, 2027-02-14T07:30:00Z, 2027-03-14T07:30:00Z",
        "Europe/Lisbon, 2027-03-01T00:00:00Z, 2027-03-31T23:00:00Z"
    })
    void a_month_keeps_the_hour_of_the_day_when_clocks_change(
            String zone, Instant paid, Instant end) {
        assertThat(subscription(monthly(paid, ZoneId.of(zone))).end()).contains(end);
    }

    @Test
    void what_is_paid_once_lasts_its_days_or_for_ever() {
        var days = once(OptionalInt.of(30), NOON);
        var forEver = once(OptionalInt.empty(), NOON);

        assertThat(subscription(days).end()).contains(NOON.plus(Duration.ofDays(30)));
        assertThat(subscription(forEver).end()).isEmpty();
        assertThat(subscription(forEver, days).end()).isEmpty();
        assertThat(subscription(forEver).stateAt(Instant.parse("9999-01-01T00:00:00Z")))
                .isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void a_payment_in_time_adds_to_the_end_and_a_late_one_to_its_own_day() {
        var first = monthly(NOON, ZoneOffset.UTC);
        var inTime = monthly(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
        var late = monthly(Instant.parse("2027-06-05T00:00:00Z"), ZoneOffset.UTC);

        assertThat(subscription(first, inTime).end())
                .contains(Instant.parse("2027-01-21T12:00:00Z"));
        assertThat(subscription(first, inTime, late).end())
                .contains(Instant.parse("2027-07-05T00:00:00Z"));
    }

    @Test
    void an_end_asked_for_by_the_caller_lengthens_and_never_shortens() {
        var further = Instant.parse("2027-05-01T00:00:00Z");
        var nearer = Instant.parse("2026-11-22T00:00:00Z");

        assertThat(subscription(monthlyAtLeast(further)).end()).contains(further);
        assertThat(subscription(monthlyAtLeast(nearer)).end())
                .contains(Instant.parse("2026-12-21T12:00:00Z"));
    }

    @Test
    void what_is_suspended_or_revoked_counts_no_longer_and_the_others_stay() {
        var first = monthly(NOON, ZoneOffset.UTC);
        var second = monthly(NOON.plusSeconds(60), ZoneOffset.UTC);
        var later = NOON.plus(Duration.ofDays(1));

        assertThat(subscription(first, second.suspended(later)).end())
                .isEqualTo(subscription(first).end());
        assertThat(subscription(first.revoked(later), second).end())
                .isEqualTo(subscription(second).end());
        assertThat(subscription(first.suspended(later).restored(), second))
                .isEqualTo(subscription(first, second));
    }

    @Test
    void a_subscription_without_a_payment_that_counts_ended_when_the_last_was_taken_away() {
        var early = NOON.plus(Duration.ofDays(1));
        var late = NOON.plus(Duration.ofDays(2));
        var suspended = monthly(NOON, ZoneOffset.UTC).suspended(late);
        var revoked = monthly(NOON, ZoneOffset.UTC).revoked(early);

        assertThat(subscription(suspended, revoked).end()).contains(late);
        assertThat(subscription(suspended, revoked).stateAt(late))
                .isEqualTo(SubscriptionState.SUSPENDED);
        assertThat(subscription(revoked).stateAt(late)).isEqualTo(SubscriptionState.REVOKED);
    }

    @Test
    void access_ends_at_its_end_to_the_instant() {
        var end = Instant.parse("2026-12-21T12:00:00Z");
        var subscription = subscription(monthly(NOON, ZoneOffset.UTC));

        assertThat(subscription.stateAt(end.minusNanos(1))).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(subscription.stateAt(end)).isEqualTo(SubscriptionState.EXPIRED);
    }

    /**
     * Whatever is paid, whenever and wherever: each payment buys one whole period more, nothing is
     * ever shortened, and taking one payment back equals never having had it.
     */
    @Test
    void any_history_of_payments_adds_up() {
        var random = new Random(20_261_121);
        for (int run = 0; run < 2_000; run++) {
            var history = history(random);
            var subscription = subscription();
            for (var grant : history) {
                var period = grant.terms().period();
                var before = subscription.end().filter(it -> it.isAfter(period.from()));
                subscription = subscription.extendedBy(grant);
                var start = before.orElse(period.from());

                assertThat(subscription.end())
                        .describedAs("%s", history)
                        .isEqualTo(
                                period.cycle()
                                        .endOfPeriod(start, period.accessDays(), period.zone()));
                assertThat(subscription.stateAt(period.from())).isEqualTo(SubscriptionState.ACTIVE);
            }
            assertTakingOneBackEqualsNeverHavingHadIt(history, random);
        }
    }

    private static void assertTakingOneBackEqualsNeverHavingHadIt(
            List<Grant.Active> history, Random random) {
        var taken = random.nextInt(history.size());
        var others = new ArrayList<Grant>(history);
        others.remove(taken);
        var revoked = new ArrayList<Grant>(history);
        revoked.set(taken, history.get(taken).revoked(NOON));

        if (!others.isEmpty()) {
            assertThat(subscription(revoked.toArray(Grant[]::new)).end())
                    .isEqualTo(subscription(others.toArray(Grant[]::new)).end());
        }
    }

    /** One to six payments in the order of time, some of them of the same moment. */
    private static List<Grant.Active> history(Random random) {
        var zones =
                List.of(
                        SAO_PAULO,
                        ZoneOffset.UTC,
                        ZoneId.of("America/New_York"),
                        ZoneId.of("Pacific/Apia"),
                        ZoneId.of("Australia/Lord_Howe"));
        var moments = new ArrayList<Instant>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            moments.add(Instant.ofEpochSecond(1_700_000_000L + random.nextInt(120_000_000)));
            if (random.nextInt(4) == 0) {
                moments.add(moments.getLast());
            }
        }
        Collections.sort(moments);
        var cycles = List.of(BillingCycle.MONTHLY, BillingCycle.YEARLY, BillingCycle.ONCE);
        var zone = zones.get(random.nextInt(zones.size()));
        return moments.stream()
                .map(
                        it -> {
                            var cycle = cycles.get(random.nextInt(cycles.size()));
                            var days =
                                    cycle == BillingCycle.ONCE
                                            ? OptionalInt.of(1 + random.nextInt(400))
                                            : OptionalInt.empty();
                            return grant(cycle, days, it, zone, Optional.empty());
                        })
                .toList();
    }

    private static Subscription paid(BillingCycle cycle, LocalDateTime at, ZoneId zone) {
        var from = at.atZone(zone).toInstant();
        return subscription(grant(cycle, OptionalInt.empty(), from, zone, Optional.empty()));
    }

    private static Grant.Active later(Subscription subscription, BillingCycle cycle) {
        var from = subscription.end().orElseThrow().minusSeconds(1);
        return grant(cycle, OptionalInt.empty(), from, SAO_PAULO, Optional.empty());
    }

    private static Grant.Active once(OptionalInt days, Instant from) {
        return grant(BillingCycle.ONCE, days, from, ZoneOffset.UTC, Optional.empty());
    }

    private static Grant.Active monthlyAtLeast(Instant end) {
        return grant(
                BillingCycle.MONTHLY, OptionalInt.empty(), NOON, ZoneOffset.UTC, Optional.of(end));
    }
}
