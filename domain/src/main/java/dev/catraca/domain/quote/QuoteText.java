package dev.catraca.domain.quote;

import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Everything a quote says, as the one text that is signed: lines joined by {@code \n}, fields by
 * {@code |}. The guide to quotes documents it, and clients verify it: to change it is to make a new
 * version.
 */
public final class QuoteText {
    private static final String VERSION = "catraca-quote-v1";

    private QuoteText() {}

    public static String of(Quote quote, Slug merchant) {
        var text = new ArrayList<String>();
        text.add(VERSION);
        text.add(fields("merchant", merchant));
        text.add(fields("id", quote.id()));
        quote.lines().all().forEach(it -> text.add(line(it)));
        quote.coupon()
                .ifPresent(it -> text.add(fields("coupon", it.discount().minor(), it.code())));
        text.add(fields("total", quote.total().minor(), quote.total().currencyCode()));
        quote.instalments()
                .all()
                .forEach(it -> text.add(fields("installment", it.number(), it.amount().minor())));
        quote.split().ifPresent(it -> QuoteSplit.parts(it).forEach(part -> text.add(part(part))));
        text.add(fields("expires", quote.expiresAt()));
        return String.join("\n", text);
    }

    private static String line(OrderLine line) {
        return switch (line) {
            case PlanLine it ->
                    fields(
                            "plan",
                            it.plan(),
                            it.quantity(),
                            it.unitPrice().minor(),
                            it.cycle(),
                            days(it.accessDays()),
                            escaped(it.name()));
            case ProductLine it ->
                    fields(
                            "product",
                            it.reference(),
                            it.quantity(),
                            it.unitPrice().minor(),
                            escaped(it.name()));
        };
    }

    /** What clients call their things themselves comes last, as a name does. */
    private static String part(QuoteSplit.Part part) {
        var payee = part.payee();
        return fields(
                "split",
                payee.role().name().toLowerCase(Locale.ROOT),
                part.basisPoints(),
                payee.reference());
    }

    private static String days(OptionalInt days) {
        return days.isPresent() ? Integer.toString(days.getAsInt()) : "";
    }

    /** A name is the last field, so that only a line break could make it something else. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String fields(Object... values) {
        return String.join("|", List.of(values).stream().map(Object::toString).toList());
    }
}
