package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.shared.InvalidValue;
import java.util.Optional;

/** {@code "diaVencimento"?,"parcelas"?,"cupom"?}, as simulations and sales have them. */
record WishBody(Optional<Integer> installments, Optional<Integer> dueDay, Optional<String> coupon) {
    private static final int MOST_INSTALMENTS = 21;
    private static final int LONGEST_COUPON = 64;

    static WishBody read(Fields in) {
        return new WishBody(
                in.optionalInteger("parcelas", WishBody::installments),
                in.optionalInteger("diaVencimento", WishBody::dueDay),
                in.optionalText("cupom", LONGEST_COUPON));
    }

    static int installments(long count) {
        if (count < 1 || count > MOST_INSTALMENTS) {
            throw new InvalidValue("installments-out-of-range", "There are 1 to 21 instalments.");
        }
        return (int) count;
    }

    private static int dueDay(long day) {
        if (day < 1 || day > 31) {
            throw new InvalidValue("due-day-invalid", "A day of the month is 1 to 31.");
        }
        return (int) day;
    }
}
