package dev.catraca.adapters.web.v1.quotes;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.application.quote.IssueQuote.Item;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.shared.InvalidValue;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code {"lines":[{"plan" or "product","quantity"?}],"coupon"?,"affiliate"?,"installments"?}}. A
 * price is no part of it.
 */
record QuoteBody(
        List<Item> items,
        Optional<String> coupon,
        Optional<String> affiliate,
        int installments,
        JsonObject json) {
    private static final int MOST_LINES = 100;
    private static final long MOST_PIECES = 10_000;

    static QuoteBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var items = in.objects("lines").stream().map(QuoteBody::item).toList();
        var coupon = in.optionalText("coupon");
        var affiliate = in.optionalText("affiliate");
        var installments = in.optionalInteger("installments").orElse(1);
        return in.done(
                () ->
                        new QuoteBody(
                                some(items),
                                coupon,
                                affiliate,
                                Math.clamp(installments, 0, Integer.MAX_VALUE),
                                in.json()));
    }

    IssueQuote.Command toCommand(UUID id, Slug merchant) {
        return new IssueQuote.Command(
                new QuoteId(id), merchant, items, installments, coupon, affiliate);
    }

    private static Item item(Fields in) {
        var plan = in.optionalValue("plan", PlanCode::new);
        var product = in.optionalText("product");
        var quantity = in.optionalInteger("quantity").orElse(1);
        return in.make(() -> item(plan, product, quantity));
    }

    private static Item item(Optional<PlanCode> plan, Optional<String> product, long quantity) {
        if (plan.isPresent() == product.isPresent()) {
            throw new InvalidValue(
                    "line-invalid", "A line names a plan or a product, and not both.");
        }
        if (quantity < 1 || quantity > MOST_PIECES) {
            throw new InvalidValue("quantity-invalid", "A quantity lies between 1 and 10000.");
        }
        var pieces = Math.toIntExact(quantity);
        return plan.<Item>map(it -> new Item.OfPlan(it, pieces))
                .orElseGet(() -> new Item.OfProduct(product.orElseThrow(), pieces));
    }

    private static List<Item> some(List<Item> items) {
        if (items.isEmpty()) {
            throw new InvalidValue("lines-empty", "An order has at least one line.");
        }
        if (items.size() > MOST_LINES) {
            throw new InvalidValue("lines-too-many", "An order has at most 100 lines.");
        }
        return items;
    }
}
