package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class JpaMerchants implements Merchants {
    private final JpaContext context;
    private final EntityManager manager;
    private final Recent<Slug, Merchant> bySlug;
    private final Recent<MerchantId, Merchant> byId;
    private final Recent<MerchantId, List<Merchant>> units;
    private final Recent<Class<Origin>, Set<Origin>> origins;

    @Inject
    JpaMerchants(JpaContext context, Clock clock) {
        this.context = context;
        this.manager = context.get();
        this.bySlug = new Recent<>(clock);
        this.byId = new Recent<>(clock);
        this.units = new Recent<>(clock);
        this.origins = new Recent<>(clock);
    }

    @Override
    public Optional<Merchant> find(Slug slug) {
        return bySlug.find(slug, () -> context.read(() -> row(slug).map(this::become)));
    }

    @Override
    public Optional<Merchant> find(MerchantId id) {
        return byId.find(id, () -> context.read(() -> row(id).map(this::become)));
    }

    @Override
    public List<Merchant> unitsOf(MerchantId platform) {
        return units.find(platform, () -> Optional.of(context.read(() -> readUnits(platform))))
                .orElseThrow();
    }

    /** Four statements, however many units there are. */
    private List<Merchant> readUnits(MerchantId platform) {
        var units =
                manager.createQuery(
                                """
                                SELECT u FROM UnitRow u WHERE u.merchant IN (
                                    SELECT m.id FROM MerchantRow m WHERE m.platform = :platform)""",
                                UnitRow.class)
                        .setParameter("platform", platform.value())
                        .getResultStream()
                        .collect(Collectors.toMap(UnitRow::merchant, UnitRow::become));
        return manager.createQuery(
                        "SELECT m FROM MerchantRow m WHERE m.platform = :platform ORDER BY m.name, m.slug",
                        MerchantRow.class)
                .setParameter("platform", platform.value())
                .setHint("eclipselink.batch", "m.returnOrigins")
                .setHint("eclipselink.batch", "m.wallets")
                .getResultStream()
                .map(it -> it.become(Optional.ofNullable(units.get(it.id()))))
                .filter(it -> it.unit().isPresent())
                .toList();
    }

    @Override
    public Set<Origin> returnOrigins() {
        return origins.find(Origin.class, () -> Optional.of(context.read(this::readOrigins)))
                .orElseThrow();
    }

    private Set<Origin> readOrigins() {
        return manager.createQuery(
                        "SELECT DISTINCT o FROM MerchantRow m JOIN m.returnOrigins o", String.class)
                .getResultStream()
                .map(Origin::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void put(Merchant merchant) {
        origins.change(Origin.class);
        row(merchant.id()).ifPresent(it -> bySlug.change(it.slug()));
        bySlug.change(merchant.slug());
        byId.change(merchant.id());
        units.changeAll();
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

    private Optional<MerchantRow> row(Slug slug) {
        return manager.createQuery(
                        "SELECT m FROM MerchantRow m WHERE m.slug = :slug", MerchantRow.class)
                .setParameter("slug", slug.value())
                .getResultStream()
                .findFirst();
    }

    private Optional<MerchantRow> row(MerchantId id) {
        return Optional.ofNullable(manager.find(MerchantRow.class, id.value()));
    }

    private Merchant become(MerchantRow row) {
        var unit = Optional.ofNullable(manager.find(UnitRow.class, row.id()));
        return row.become(unit.map(UnitRow::become));
    }
}
