package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.answers.ItemBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.cart.CreateOrder;
import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderId;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** {@code {"merchant","reference","buyer","lines":[{"product" or "plan","quantity"?}]}}. */
record OrderBody(
        Slug merchant, Reference reference, Reference buyer, List<Item> items, JsonObject json) {

    static OrderBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var merchant = in.value("merchant", Slug::new);
        var reference = in.value("reference", Reference::new);
        var buyer = in.value("buyer", Reference::new);
        var items = ItemBody.items(in);
        return in.done(
                () -> new OrderBody(merchant, reference, buyer, ItemBody.some(items), in.json()));
    }

    CreateOrder.Command toCommand(UUID order, Principal principal) {
        return new CreateOrder.Command(
                new OrderId(order), principal, merchant, reference, buyer, items);
    }
}
