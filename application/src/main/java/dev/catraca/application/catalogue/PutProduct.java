package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Product;
import java.util.List;

/** Puts a product on sale, or replaces it; what is reserved of it stays reserved. */
public final class PutProduct {
    private final Products products;
    private final Transactions transactions;

    public PutProduct(Products products, Transactions transactions) {
        this.products = products;
        this.transactions = transactions;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Created() implements Outcome {}

        record Replaced() implements Outcome {}

        /** More is reserved for open checkouts than there would be; nothing was changed. */
        record StockBelowReserved() implements Outcome {}
    }

    public Outcome put(Product product) {
        return transactions.compute(
                () -> {
                    var existed =
                            products.find(product.merchant(), product.reference()).isPresent();
                    if (!products.putAll(List.of(product)).isEmpty()) {
                        return new Outcome.StockBelowReserved();
                    }
                    return existed ? new Outcome.Replaced() : new Outcome.Created();
                });
    }
}
