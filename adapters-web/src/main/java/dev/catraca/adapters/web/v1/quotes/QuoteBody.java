package dev.catraca.adapters.web.v1.quotes;

import dev.catraca.adapters.web.answers.ItemBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.quote.QuoteId;
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
    static QuoteBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var items = ItemBody.items(in);
        var coupon = in.optionalText("coupon");
        var affiliate = in.optionalText("affiliate");
        var installments = in.optionalInteger("installments").orElse(1);
        return in.done(
                () ->
                        new QuoteBody(
                                ItemBody.some(items),
                                coupon,
                                affiliate,
                                Math.clamp(installments, 0, Integer.MAX_VALUE),
                                in.json()));
    }

    IssueQuote.Command toCommand(UUID id, Slug merchant) {
        return new IssueQuote.Command(
                new QuoteId(id), merchant, items, installments, coupon, affiliate);
    }
}
