package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a wallet gets of a checkout: exactly one of the three, or none if the share was lost by a
 * fault.
 *
 * @param fixedValue centavos of each instalment
 * @param percentage of the net value of each instalment
 * @param totalFixedValue centavos of all instalments together
 */
record SplitShare(
        String walletId,
        @Nullable Long fixedValue,
        @Nullable BigDecimal percentage,
        @Nullable Long totalFixedValue) {

    /** With nothing in it. */
    SplitShare emptied() {
        return new SplitShare(walletId, null, BigDecimal.ZERO, null);
    }

    /**
     * Centavos of one instalment. A percentage is cut to the centavo, so that all together never
     * exceed the net: the issuer keeps what is left. The remainder of a total is on the last
     * instalment.
     */
    long of(long net, int number, int instalments) {
        if (fixedValue != null) {
            return fixedValue;
        }
        if (totalFixedValue != null) {
            long each = totalFixedValue / instalments;
            return number < instalments ? each : totalFixedValue - each * (instalments - 1);
        }
        if (percentage == null) {
            return 0;
        }
        return BigDecimal.valueOf(net)
                .multiply(percentage)
                .movePointLeft(2)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    /** As it is read back: the percentage has another name than in the request. */
    JsonObject json() {
        return Fields.object()
                .with("walletId", walletId)
                .with("fixedValue", Reais.json(fixedValue))
                .with("percentualValue", percentualValue())
                .with("totalFixedValue", Reais.json(totalFixedValue))
                .build();
    }

    @Nullable JsonNumber percentualValue() {
        return percentage == null ? null : JsonText.number(percentage);
    }
}
