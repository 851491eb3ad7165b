package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.TaxId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the body of {@code PUT /merchants/{slug}}. */
public final class MerchantBody {
    private static final Map<String, LateMoney> LATE_MONEY =
            Map.of("accept", LateMoney.ACCEPT, "refund", LateMoney.REFUND);

    private static final Map<String, MainSystemKind> MAIN_SYSTEMS =
            Map.of(
                    "embedded", MainSystemKind.EMBEDDED,
                    "remote", MainSystemKind.REMOTE,
                    "none", MainSystemKind.NONE);

    private MerchantBody() {}

    public static WriteMerchant.Command toCommand(Slug slug, Fields in) {
        var name = in.text("name");
        var reference = in.optionalText("reference");
        var platform = in.optionalValue("platform", Slug::new);
        var taxId = in.optionalValue("taxId", TaxId::of);
        var zone = in.value("timeZone", MerchantBody::zone);
        var currency = in.value("currency", Money::currency);
        var origins = in.strings("returnOrigins");
        var lateMoney = in.choice("lateMoney", LATE_MONEY);
        var provider = in.optionalValue("defaultProvider", ProviderName::new);
        var mainSystem = in.optionalChoice("mainSystem", MAIN_SYSTEMS);
        var wallets = in.optionalMap("wallets").orElse(Map.of());
        var splitRule = in.optionalObject("splitRule").flatMap(it -> splitRule(it));
        var unit = in.optionalObject("unit").map(UnitBody::read);
        return in.done(
                () ->
                        new WriteMerchant.Command(
                                slug,
                                name,
                                reference,
                                platform,
                                taxId,
                                zone,
                                currency,
                                origins.stream().map(Origin::new).collect(Collectors.toSet()),
                                lateMoney,
                                provider,
                                mainSystem,
                                wallets.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        it -> new ProviderName(it.getKey()),
                                                        Map.Entry::getValue)),
                                splitRule,
                                unit));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw new InvalidValue("time-zone-unknown", "This is not a time zone's IANA name.");
        }
    }

    private static Optional<SplitRule> splitRule(Fields in) {
        var merchant = in.integer("merchant");
        var affiliate = in.integer("affiliate");
        return Optional.ofNullable(
                in.make(() -> new SplitRule(basisPoints(merchant), basisPoints(affiliate))));
    }

    private static BasisPoints basisPoints(long value) {
        return new BasisPoints(Math.clamp(value, -1, BasisPoints.WHOLE + 1));
    }
}
