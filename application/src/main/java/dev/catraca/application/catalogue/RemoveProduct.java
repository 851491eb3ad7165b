package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;

/** Takes a product off the catalogue, unless an open checkout waits for it. */
public final class RemoveProduct {
    private final Products products;
    private final Transactions transactions;

    public RemoveProduct(Products products, Transactions transactions) {
        this.products = products;
        this.transactions = transactions;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Removed() implements Outcome {}

        record Unknown() implements Outcome {}

        /** Some of it is reserved; it stays. */
        record Reserved() implements Outcome {}
    }

    public Outcome remove(MerchantId merchant, Reference reference) {
        return switch (transactions.compute(() -> products.remove(merchant, reference))) {
            case REMOVED -> new Outcome.Removed();
            case UNKNOWN -> new Outcome.Unknown();
            case RESERVED -> new Outcome.Reserved();
        };
    }
}
