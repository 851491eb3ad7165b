package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaAffiliates implements Affiliates {
    private static final String FORGET_WALLETS =
            """
            DELETE FROM affiliate_wallet wallet
            USING jsonb_populate_recordset(CAST(NULL AS affiliate), CAST(?1 AS jsonb)) owner
            WHERE wallet.merchant_id = owner.merchant_id AND wallet.affiliate = owner.reference""";

    private final JpaContext context;
    private final EntityManager manager;

    @Inject
    JpaAffiliates(JpaContext context) {
        this.context = context;
        this.manager = context.get();
    }

    @Override
    public Optional<Affiliate> find(MerchantId merchant, Reference reference) {
        var key = ReferenceKey.of(merchant, reference);
        return context.read(
                () ->
                        Optional.ofNullable(manager.find(AffiliateRow.class, key))
                                .map(AffiliateRow::become));
    }

    @Override
    public List<Affiliate> page(MerchantId merchant, Optional<Reference> after, int limit) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT a FROM AffiliateRow a WHERE a.merchant = :merchant"
                                                + " AND a.reference > :after ORDER BY a.reference",
                                        AffiliateRow.class)
                                // All wallets in a second query, not in one for each affiliate.
                                .setHint("eclipselink.batch", "a.wallets")
                                .setHint("eclipselink.batch.type", "IN")
                                .setParameter("merchant", merchant.value())
                                .setParameter("after", after.map(Reference::value).orElse(""))
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(AffiliateRow::become)
                                .toList());
    }

    /** The affiliates' rows are locked before their wallets are touched. */
    @Override
    public void putAll(Collection<Affiliate> affiliates) {
        var rows = affiliates.stream().map(AffiliateRow::json).toList();
        AffiliateRow.UPSERT.run(manager, rows);
        manager.createNativeQuery(FORGET_WALLETS)
                .setParameter(1, Upsert.text(rows))
                .executeUpdate();
        var wallets = affiliates.stream().flatMap(AffiliateRow::wallets).toList();
        AffiliateRow.WALLETS.run(manager, wallets);
    }

    @Override
    public boolean remove(MerchantId merchant, Reference reference) {
        var row = manager.find(AffiliateRow.class, ReferenceKey.of(merchant, reference));
        if (row == null) {
            return false;
        }
        manager.remove(row);
        manager.flush();
        return true;
    }
}
