package dev.catraca.adapters.web.sites.live;

import dev.catraca.domain.sale.CouponEffect;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon takes off: a percentage, an amount in centavos, or something only the sale says.
 */
public record CouponView(boolean valido, @Nullable BigDecimal percentual, @Nullable Long valor) {
    static CouponView of(CouponEffect it) {
        return switch (it) {
            case CouponEffect.Percent(var share) ->
                    new CouponView(true, BigDecimal.valueOf(share.value(), 2), null);
            case CouponEffect.Amount(var amount) -> new CouponView(true, null, amount.minor());
            case CouponEffect.Untold() -> new CouponView(true, null, null);
        };
    }
}
