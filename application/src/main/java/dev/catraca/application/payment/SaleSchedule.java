package dev.catraca.application.payment;

import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.Voucher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When to look for a sale: one whose answer was lost for a day; a PIX by the second at first, then
 * by the minute until an hour after it expired; a boleto by the hour until five business days after
 * its day.
 */
final class SaleSchedule {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Each look is that long after the one before. */
    private static final List<Duration> AFTER_ISSUING_A_PIX =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(35),
                    Duration.ofSeconds(75));

    private SaleSchedule() {}

    /** Of one that may be sold or not; empty after a day. */
    static Optional<Instant> next(Payment.Unsettled sale, Instant now) {
        var age = Duration.between(sale.terms().requestedAt(), now);
        if (age.compareTo(DAY) >= 0) {
            return Optional.empty();
        }
        var pause =
                age.compareTo(Duration.ofMinutes(10)) < 0
                        ? Duration.ofSeconds(15)
                        : age.compareTo(Duration.ofHours(1)) < 0 ? MINUTE : Duration.ofMinutes(10);
        return Optional.of(now.plus(pause));
    }

    /** Of one that the buyer has yet to pay, until it closes and once after. */
    static Optional<Instant> next(Payment.Issued sale, Instant closesAt, Instant now) {
        var next =
                switch (sale.voucher()) {
                    case Voucher.Pix _ -> afterPix(sale.terms().requestedAt(), now);
                    case Voucher.Boleto _ -> now.plus(Duration.ofHours(1));
                };
        var last = closesAt.plusSeconds(1);
        return Optional.of(next.isAfter(last) && now.isBefore(last) ? last : next);
    }

    private static Instant afterPix(Instant issuedAt, Instant now) {
        return AFTER_ISSUING_A_PIX.stream()
                .map(issuedAt::plus)
                .filter(it -> it.isAfter(now))
                .findFirst()
                .orElseGet(() -> now.plus(MINUTE));
    }
}
