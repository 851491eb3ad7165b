package dev.catraca.domain.payment;

import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** What a buyer holds to pay by later, without a page. */
public sealed interface Voucher {
    PaymentMethod method();

    /** How much is to be paid by it, if it says so. */
    Optional<Money> amount();

    /**
     * From when on nobody pays it any more: an hour after a PIX expired, five business days after a
     * boleto's day, because banks are slow to tell. Weekends are no business days; holidays count
     * as ones.
     */
    Instant closesAt(ZoneId zone);

    /** A PIX, to be paid until it expires. */
    record Pix(BrCode code, Instant expiresAt) implements Voucher {
        @Override
        public PaymentMethod method() {
            return PaymentMethod.PIX;
        }

        @Override
        public Optional<Money> amount() {
            return code.amount();
        }

        @Override
        public Instant closesAt(ZoneId zone) {
            return expiresAt.plus(Duration.ofHours(1));
        }
    }

    /** A boleto, to be paid on its day; {@code document} is where it can be printed. */
    record Boleto(BoletoLine line, LocalDate dueOn, Optional<URI> document) implements Voucher {
        @Override
        public PaymentMethod method() {
            return PaymentMethod.BOLETO;
        }

        @Override
        public Optional<Money> amount() {
            return line.amount();
        }

        @Override
        public Instant closesAt(ZoneId zone) {
            var day = dueOn;
            for (var left = 5; left > 0; ) {
                day = day.plusDays(1);
                left -= isBusinessDay(day) ? 1 : 0;
            }
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }

        private static boolean isBusinessDay(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        }
    }
}
