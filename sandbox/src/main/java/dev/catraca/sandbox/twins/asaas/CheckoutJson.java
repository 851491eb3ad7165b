package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checkout as Asaas writes it. */
final class CheckoutJson {

    private CheckoutJson() {}

    /** As calls are answered. */
    static JsonObject answer(Checkout checkout, String link) {
        return fields(checkout, link)
                .with("externalReference", checkout.order().externalReference())
                .build();
    }

    /** As events tell of it: without link and reference. */
    static JsonObject inEvent(Checkout checkout) {
        return fields(checkout, null).build();
    }

    private static Fields fields(Checkout checkout, @Nullable String link) {
        CheckoutOrder order = checkout.order();
        return Fields.object()
                .with("id", checkout.id())
                .with("link", link)
                .with("status", checkout.status().name())
                .with("minutesToExpire", order.minutesToExpire())
                .with("billingTypes", JsonText.strings(order.billingTypes()))
                .with("chargeTypes", JsonText.strings(order.chargeTypes()))
                .with("callback", callback(order.callback()))
                .with("items", JsonText.array(order.items(), CheckoutJson::item))
                .with("subscription", order.subscription())
                .with("installment", installment(order.maxInstallments()))
                .with("split", split(order.splits()))
                .with("customer", order.customer())
                .with("customerData", order.customerData());
    }

    private static JsonObject callback(CheckoutOrder.Callback callback) {
        return Fields.object()
                .with("successUrl", callback.successUrl())
                .with("cancelUrl", callback.cancelUrl())
                .with("expiredUrl", callback.expiredUrl())
                .build();
    }

    private static JsonObject item(CheckoutOrder.Item item) {
        return Fields.object()
                .with("externalReference", item.externalReference())
                .with("name", item.name())
                .with("description", item.description())
                .with("quantity", item.quantity())
                .with("value", Reais.json(item.value()))
                .build();
    }

    private static @Nullable JsonObject installment(@Nullable Integer most) {
        return most == null ? null : Fields.object().with("maxInstallmentCount", most).build();
    }

    private static @Nullable JsonValue split(List<SplitShare> splits) {
        return splits.isEmpty() ? null : JsonText.array(splits, SplitShare::json);
    }
}
