package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

@ApplicationScoped
class JpaMerchants implements Merchants {
    private final EntityManager manager;
    private final Recent<Slug, Merchant> bySlug;
    private final Recent<MerchantId, Merchant> byId;

    @Inject
    JpaMerchants(JpaContext shared, Clock clock) {
        this.manager = shared.get();
        this.bySlug = new Recent<>(clock);
        this.byId = new Recent<>(clock);
    }

    @Override
    public Optional<Merchant> find(Slug slug) {
        return bySlug.find(
                slug,
                () ->
                        manager.createQuery(
                                        "SELECT m FROM MerchantRow m WHERE m.slug = :slug",
                                        MerchantRow.class)
                                .setParameter("slug", slug.value())
                                .getResultStream()
                                .findFirst()
                                .map(this::become));
    }

    @Override
    public Optional<Merchant> find(MerchantId id) {
        return byId.find(
                id,
                () ->
                        Optional.ofNullable(manager.find(MerchantRow.class, id.value()))
                                .map(this::become));
    }

    @Override
    public void put(Merchant merchant) {
        bySlug.change(merchant.slug());
        byId.change(merchant.id());
        manager.merge(MerchantRow.of(merchant));
        // The unit refers to the merchant's row.
        manager.flush();
        merchant.unit()
                .ifPresentOrElse(
                        it -> manager.merge(UnitRow.of(merchant.id(), it)),
                        () -> removeUnit(merchant.id()));
        manager.flush();
    }

    private void removeUnit(MerchantId id) {
        var row = manager.find(UnitRow.class, id.value());
        if (row != null) {
            manager.remove(row);
        }
    }

    private Merchant become(MerchantRow row) {
        var unit = Optional.ofNullable(manager.find(UnitRow.class, row.id()));
        return row.become(unit.map(UnitRow::become));
    }
}
