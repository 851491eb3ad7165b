package dev.catraca.application.fakes;

import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

public final class InMemoryRegisteredBuyers implements RegisteredBuyers {
    private final CatalogueTable<Reference, RegisteredBuyer> table;

    public InMemoryRegisteredBuyers(InMemoryTransactions transactions) {
        this.table = new CatalogueTable<>(transactions, Reference::value);
    }

    @Override
    public Optional<RegisteredBuyer> find(MerchantId merchant, Reference reference) {
        return table.find(merchant, reference);
    }

    @Override
    public List<RegisteredBuyer> page(MerchantId merchant, Optional<Reference> after, int limit) {
        return table.page(merchant, after, limit);
    }

    @Override
    public void putAll(Collection<RegisteredBuyer> all) {
        all.forEach(it -> table.put(it.merchant(), it.reference(), it));
    }

    @Override
    public boolean remove(MerchantId merchant, Reference reference) {
        return table.remove(merchant, reference);
    }
}
