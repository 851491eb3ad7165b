package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Merchant;

/** Reads {@code {"name","description"?,"price":{…},"stock","active"}}. */
public final class ProductBody {
    private static final int LONGEST_DESCRIPTION = 2_000;

    private ProductBody() {}

    public static Product read(Fields in, Merchant merchant, Reference reference) {
        var name = in.text("name");
        var description = in.optionalText("description", LONGEST_DESCRIPTION);
        var price = Price.read(in.object("price"), merchant.currency());
        var stock = in.integer("stock", Product::stock);
        var isActive = in.bool("active");
        return in.done(
                () ->
                        new Product(
                                merchant.id(),
                                reference,
                                name,
                                description,
                                price,
                                stock,
                                isActive));
    }
}
