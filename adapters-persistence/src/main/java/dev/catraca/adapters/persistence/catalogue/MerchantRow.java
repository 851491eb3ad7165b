package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.TaxId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "merchant")
class MerchantRow {
    @Id private UUID id;
    private String slug;
    private String name;
    private @Nullable String reference;

    @Column(name = "platform_id")
    private @Nullable UUID platform;

    @Column(name = "tax_id")
    private @Nullable String taxId;

    private String zone;
    private String currency;

    @Enumerated(EnumType.STRING)
    @Column(name = "late_money")
    private LateMoney lateMoney;

    @Column(name = "default_provider")
    private @Nullable String defaultProvider;

    @Enumerated(EnumType.STRING)
    @Column(name = "main_system")
    private MainSystemKind mainSystem;

    @Column(name = "split_merchant")
    private @Nullable Integer splitMerchant;

    @Column(name = "split_affiliate")
    private @Nullable Integer splitAffiliate;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(
            name = "merchant_return_origin",
            joinColumns = @JoinColumn(name = "merchant_id"))
    @Column(name = "origin")
    private Set<String> returnOrigins = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "merchant_wallet", joinColumns = @JoinColumn(name = "merchant_id"))
    @MapKeyColumn(name = "provider")
    @Column(name = "wallet")
    private Map<String, String> wallets = new HashMap<>();

    protected MerchantRow() {}

    static MerchantRow of(Merchant it) {
        var row = new MerchantRow();
        row.id = it.id().value();
        row.slug = it.slug().value();
        row.name = it.name();
        row.reference = it.reference().orElse(null);
        row.platform = it.platform().map(MerchantId::value).orElse(null);
        row.taxId = it.taxId().map(TaxId::digits).orElse(null);
        row.zone = it.zone().getId();
        row.currency = it.currency().getCurrencyCode();
        row.lateMoney = it.lateMoney();
        row.defaultProvider = it.defaultProvider().map(ProviderName::value).orElse(null);
        row.mainSystem = it.mainSystem();
        row.splitMerchant = it.splitRule().map(rule -> rule.merchant().value()).orElse(null);
        row.splitAffiliate = it.splitRule().map(rule -> rule.affiliate().value()).orElse(null);
        it.returnOrigins().forEach(origin -> row.returnOrigins.add(origin.value()));
        it.wallets().forEach((provider, wallet) -> row.wallets.put(provider.value(), wallet));
        return row;
    }

    UUID id() {
        return id;
    }

    Slug slug() {
        return new Slug(slug);
    }

    Merchant become(Optional<Unit> unit) {
        return new Merchant(
                new MerchantId(id),
                slug(),
                name,
                Optional.ofNullable(reference),
                Optional.ofNullable(platform).map(MerchantId::new),
                Optional.ofNullable(taxId).map(TaxId::of),
                ZoneId.of(zone),
                Money.currency(currency),
                returnOrigins.stream().map(Origin::new).collect(Collectors.toSet()),
                lateMoney,
                Optional.ofNullable(defaultProvider).map(ProviderName::new),
                mainSystem,
                wallets.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> new ProviderName(it.getKey()), Map.Entry::getValue)),
                splitRule(),
                unit);
    }

    private Optional<SplitRule> splitRule() {
        return splitMerchant == null || splitAffiliate == null
                ? Optional.empty()
                : Optional.of(
                        new SplitRule(
                                new BasisPoints(splitMerchant), new BasisPoints(splitAffiliate)));
    }
}
