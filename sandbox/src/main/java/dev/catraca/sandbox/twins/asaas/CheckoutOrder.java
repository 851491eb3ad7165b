package dev.catraca.sandbox.twins.asaas;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a checkout was asked to be.
 *
 * @param maxInstallments null if there are no instalments
 */
record CheckoutOrder(
        List<String> billingTypes,
        List<String> chargeTypes,
        int minutesToExpire,
        @Nullable String externalReference,
        Callback callback,
        List<Item> items,
        @Nullable String customer,
        @Nullable JsonObject customerData,
        @Nullable Integer maxInstallments,
        @Nullable JsonObject subscription,
        List<SplitShare> splits) {

    record Callback(String successUrl, String cancelUrl, @Nullable String expiredUrl) {}

    /** The value is the price of one, in centavos. */
    record Item(
            String name,
            @Nullable String description,
            int quantity,
            long value,
            @Nullable String externalReference) {}

    /** In centavos. */
    long total() {
        return items.stream().mapToLong(item -> item.value * item.quantity).sum();
    }

    CheckoutOrder withSplits(List<SplitShare> others) {
        return new CheckoutOrder(
                billingTypes,
                chargeTypes,
                minutesToExpire,
                externalReference,
                callback,
                items,
                customer,
                customerData,
                maxInstallments,
                subscription,
                List.copyOf(others));
    }
}
