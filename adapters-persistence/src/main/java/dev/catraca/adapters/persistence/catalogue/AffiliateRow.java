package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.BasisPoints;
import jakarta.json.JsonObject;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "affiliate")
@IdClass(ReferenceKey.class)
class AffiliateRow {
    static final Upsert UPSERT =
            Upsert.into("affiliate", ReferenceKey.COLUMNS, List.of("name", "share", "active"));

    static final Upsert WALLETS =
            Upsert.into(
                    "affiliate_wallet",
                    List.of("merchant_id", "affiliate", "provider"),
                    List.of("wallet"));

    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id private String reference;
    private String name;
    private @Nullable Integer share;
    private boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(
            name = "affiliate_wallet",
            joinColumns = {
                @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id"),
                @JoinColumn(name = "affiliate", referencedColumnName = "reference")
            })
    @MapKeyColumn(name = "provider")
    @Column(name = "wallet")
    private Map<String, String> wallets = new HashMap<>();

    protected AffiliateRow() {}

    static JsonObject json(Affiliate it) {
        var row =
                ReferenceKey.json(it.merchant(), it.reference())
                        .add("name", it.name())
                        .add("active", it.isActive());
        it.share().ifPresent(share -> row.add("share", share.value()));
        return row.build();
    }

    static Stream<JsonObject> wallets(Affiliate it) {
        return it.wallets().entrySet().stream()
                .map(
                        wallet ->
                                ReferenceKey.row(it.merchant())
                                        .add("affiliate", it.reference().value())
                                        .add("provider", wallet.getKey().value())
                                        .add("wallet", wallet.getValue())
                                        .build());
    }

    Affiliate become() {
        return new Affiliate(
                new MerchantId(merchant),
                new Reference(reference),
                name,
                wallets.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> new ProviderName(it.getKey()), Map.Entry::getValue)),
                Optional.ofNullable(share).map(BasisPoints::new),
                active);
    }
}
