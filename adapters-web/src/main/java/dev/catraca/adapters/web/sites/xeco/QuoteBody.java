package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.adapters.web.answers.SiteBody;
import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.cart.QuoteCart;
import dev.catraca.domain.cart.CartClaim.Wanted;
import dev.catraca.domain.shared.InvalidValue;

/**
 * {@code {"companyId","orderId","userId","items":[{"productId","quantity"}],…}}: no number is
 * asked.
 */
final class QuoteBody {
    private QuoteBody() {}

    static QuoteCart.Command read(byte[] body) {
        return SiteBody.read(body, Fields.Unknown.REFUSED, QuoteBody::command);
    }

    private static QuoteCart.Command command(Fields in) {
        var company = in.text("companyId");
        var order = in.text("orderId");
        var buyer = in.text("userId");
        var items = in.objects("items").stream().map(QuoteBody::item).toList();
        var coupon = in.optionalText("coupon");
        var affiliate = in.optionalText("affiliateId");
        return in.done(
                () -> {
                    if (items.isEmpty()) {
                        throw new InvalidValue("list-empty", "items has at least one entry.");
                    }
                    return new QuoteCart.Command(company, order, buyer, items, coupon, affiliate);
                });
    }

    private static Wanted item(Fields in) {
        var product = in.text("productId");
        var quantity = in.integer("quantity");
        return in.make(() -> new Wanted(product, CreatePaymentBody.pieces(quantity)));
    }
}
