package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import java.util.List;

/** Registers a buyer, or replaces all that is known of them. */
public final class PutBuyer {
    private final RegisteredBuyers buyers;
    private final Transactions transactions;

    public PutBuyer(RegisteredBuyers buyers, Transactions transactions) {
        this.buyers = buyers;
        this.transactions = transactions;
    }

    /** Whether there was one before. */
    public boolean put(RegisteredBuyer buyer) {
        return transactions.compute(
                () -> {
                    var existed = buyers.find(buyer.merchant(), buyer.reference()).isPresent();
                    buyers.putAll(List.of(buyer));
                    return existed;
                });
    }
}
