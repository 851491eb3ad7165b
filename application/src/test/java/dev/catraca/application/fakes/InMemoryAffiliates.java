package dev.catraca.application.fakes;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class InMemoryAffiliates implements Affiliates {
    private final CatalogueTable<Reference, Affiliate> table;

    public InMemoryAffiliates(InMemoryTransactions transactions) {
        this.table = new CatalogueTable<>(transactions, Reference::value);
    }

    @Override
    public Optional<Affiliate> find(MerchantId merchant, Reference reference) {
        return table.find(merchant, reference);
    }

    @Override
    public List<Affiliate> page(MerchantId merchant, Optional<Reference> after, int limit) {
        return table.page(merchant, after, limit);
    }

    @Override
    public void putAll(Collection<Affiliate> all) {
        all.forEach(it -> table.put(it.merchant(), it.reference(), it));
    }

    @Override
    public boolean remove(MerchantId merchant, Reference reference) {
        return table.remove(merchant, reference);
    }
}
