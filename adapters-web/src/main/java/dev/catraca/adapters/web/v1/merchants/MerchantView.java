package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.shared.TaxId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A merchant as its admin sees it; secrets are never part of it. */
public record MerchantView(
        String slug,
        String name,
        @Nullable String reference,
        @Nullable String platform,
        @Nullable String taxId,
        String timeZone,
        String currency,
        List<String> returnOrigins,
        String lateMoney,
        @Nullable String defaultProvider,
        String mainSystem,
        Map<String, String> wallets,
        @Nullable SplitRuleView splitRule,
        @Nullable UnitView unit) {

    static MerchantView of(ReadMerchant.Found found) {
        Merchant it = found.merchant();
        return new MerchantView(
                it.slug().value(),
                it.name(),
                it.reference().orElse(null),
                found.platform().map(slug -> slug.value()).orElse(null),
                it.taxId().map(TaxId::digits).orElse(null),
                it.zone().getId(),
                it.currency().getCurrencyCode(),
                it.returnOrigins().stream().map(Origin::value).sorted().toList(),
                word(it.lateMoney()),
                it.defaultProvider().map(provider -> provider.value()).orElse(null),
                word(it.mainSystem()),
                it.wallets().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getKey().value(), Map.Entry::getValue)),
                it.splitRule().map(SplitRuleView::of).orElse(null),
                it.unit().map(UnitView::of).orElse(null));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Shares in basis points. */
    public record SplitRuleView(int merchant, int affiliate) {
        static SplitRuleView of(SplitRule rule) {
            return new SplitRuleView(rule.merchant().value(), rule.affiliate().value());
        }
    }

    /** What a gym unit shows of itself. */
    public record UnitView(
            @Nullable String code,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String address,
            @Nullable String complement,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            @Nullable String logo,
            List<String> images,
            @Nullable String publicKey,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String locale,
            boolean international) {
        static UnitView of(Unit it) {
            return new UnitView(
                    text(it.code()),
                    text(it.city()),
                    text(it.state()),
                    text(it.postalCode()),
                    text(it.address()),
                    text(it.complement()),
                    it.latitude().orElse(null),
                    it.longitude().orElse(null),
                    text(it.logo()),
                    it.images(),
                    text(it.publicKey()),
                    text(it.phone()),
                    text(it.email()),
                    text(it.locale()),
                    it.international());
        }

        private static @Nullable String text(Optional<String> value) {
            return value.orElse(null);
        }
    }
}
