package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Affiliate;
import java.util.List;

/** Enters an affiliate, or replaces all that is known of it. */
public final class PutAffiliate {
    private final Affiliates affiliates;
    private final Transactions transactions;

    public PutAffiliate(Affiliates affiliates, Transactions transactions) {
        this.affiliates = affiliates;
        this.transactions = transactions;
    }

    /** Whether there was one before. */
    public boolean put(Affiliate affiliate) {
        return transactions.compute(
                () -> {
                    var existed =
                            affiliates
                                    .find(affiliate.merchant(), affiliate.reference())
                                    .isPresent();
                    affiliates.putAll(List.of(affiliate));
                    return existed;
                });
    }
}
