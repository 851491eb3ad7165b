package dev.catraca.application.payment;

import dev.catraca.domain.payment.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When to look at a payment again without being told to: an open page is polled, the younger the
 * more often, and a settled payment is read five times more, because a refund, a chargeback or late
 * money may have been told to nobody. After that only a notification or an operator moves it.
 */
final class LookSchedule {
    private static final List<Duration> AFTER_SETTLING =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(35));

    private LookSchedule() {}

    /** Empty if nobody has to look any more. */
    static Optional<Instant> next(Payment payment, Instant now) {
        return switch (payment) {
            case Payment.Unsettled it -> Optional.of(poll(it, now));
            case Payment.Ended it -> again(it, it.at(), now);
            case Payment.Collected it -> again(it, it.at(), now);
        };
    }

    private static Instant poll(Payment.Unsettled payment, Instant now) {
        var age = Duration.between(payment.terms().requestedAt(), now);
        var pause =
                age.compareTo(Duration.ofMinutes(10)) < 0
                        ? Duration.ofMinutes(2)
                        : age.compareTo(Duration.ofHours(1)) < 0
                                ? Duration.ofMinutes(10)
                                : Duration.ofHours(1);
        // A page that has closed is asked once more soon after.
        var closes = payment.terms().expiresAt().plus(Duration.ofMinutes(1));
        var poll = now.plus(pause);
        return closes.isAfter(now) && closes.isBefore(poll) ? closes : poll;
    }

    /** What never had a page cannot be read. */
    private static Optional<Instant> again(Payment payment, Instant settledAt, Instant now) {
        return payment.reference().isEmpty()
                ? Optional.empty()
                : AFTER_SETTLING.stream()
                        .map(settledAt::plus)
                        .filter(it -> it.isAfter(now))
                        .findFirst();
    }
}
