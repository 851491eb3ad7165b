package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;

/** Strikes out an affiliate; orders keep what they promised to it. */
public final class RemoveAffiliate {
    private final Affiliates affiliates;
    private final Transactions transactions;

    public RemoveAffiliate(Affiliates affiliates, Transactions transactions) {
        this.affiliates = affiliates;
        this.transactions = transactions;
    }

    /** False if there is none. */
    public boolean remove(MerchantId merchant, Reference reference) {
        return transactions.compute(() -> affiliates.remove(merchant, reference));
    }
}
