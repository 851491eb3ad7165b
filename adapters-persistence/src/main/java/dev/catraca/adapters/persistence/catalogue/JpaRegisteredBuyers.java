package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaRegisteredBuyers implements RegisteredBuyers {
    private final JpaContext context;
    private final EntityManager manager;

    @Inject
    JpaRegisteredBuyers(JpaContext context) {
        this.context = context;
        this.manager = context.get();
    }

    @Override
    public Optional<RegisteredBuyer> find(MerchantId merchant, Reference reference) {
        var key = ReferenceKey.of(merchant, reference);
        return context.read(
                () -> Optional.ofNullable(manager.find(BuyerRow.class, key)).map(BuyerRow::become));
    }

    @Override
    public List<RegisteredBuyer> page(MerchantId merchant, Optional<Reference> after, int limit) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT b FROM BuyerRow b WHERE b.merchant = :merchant"
                                                + " AND b.reference > :after ORDER BY b.reference",
                                        BuyerRow.class)
                                .setParameter("merchant", merchant.value())
                                .setParameter("after", after.map(Reference::value).orElse(""))
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(BuyerRow::become)
                                .toList());
    }

    @Override
    public void putAll(Collection<RegisteredBuyer> buyers) {
        BuyerRow.UPSERT.run(manager, buyers.stream().map(BuyerRow::json).toList());
    }

    @Override
    public boolean remove(MerchantId merchant, Reference reference) {
        var row = manager.find(BuyerRow.class, ReferenceKey.of(merchant, reference));
        if (row == null) {
            return false;
        }
        manager.remove(row);
        manager.flush();
        return true;
    }
}
