package dev.catraca.domain.catalogue;

import dev.catraca.domain.shared.InvalidValue;

/**
 * What a buyer types to pay less: 1 to 100 visible characters, no space and none of {@code / \ % ;
 * ? #}. Upper and lower case differ: a shop that does not care sends its codes in one case.
 */
public record CouponCode(String value) {
    public CouponCode {
        value = VisibleText.normalized(value);
        if (!VisibleText.fitsAnAddress(value)) {
            throw new InvalidValue(
                    "coupon-code-invalid",
                    "A coupon's code has 1 to 100 visible characters, no space and none of / \\ % ; ? #");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
