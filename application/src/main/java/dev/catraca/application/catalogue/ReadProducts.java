package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Products;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import java.util.List;
import java.util.Optional;

/** Shows a merchant's products, by reference. */
public final class ReadProducts {
    private final Products products;

    public ReadProducts(Products products) {
        this.products = products;
    }

    /** Which ones. */
    public sealed interface Query {
        record One(MerchantId merchant, Reference reference) implements Query {}

        /** Those behind the given one, if one is given. */
        record Page(MerchantId merchant, Optional<Reference> after, int limit) implements Query {}
    }

    public List<Product> read(Query query) {
        return switch (query) {
            case Query.One(var merchant, var reference) ->
                    products.find(merchant, reference).stream().toList();
            case Query.Page(var merchant, var after, var limit) ->
                    products.page(merchant, after, limit);
        };
    }
}
