package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;

/** Forgets a registered buyer; orders keep their own copy. */
public final class RemoveBuyer {
    private final RegisteredBuyers buyers;
    private final Transactions transactions;

    public RemoveBuyer(RegisteredBuyers buyers, Transactions transactions) {
        this.buyers = buyers;
        this.transactions = transactions;
    }

    /** False if there is none. */
    public boolean remove(MerchantId merchant, Reference reference) {
        return transactions.compute(() -> buyers.remove(merchant, reference));
    }
}
