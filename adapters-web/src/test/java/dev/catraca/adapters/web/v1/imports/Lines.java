package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.catalogue.ImportCatalogue;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Money;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** Who imports, and something to import. */
final class Lines {
    static final Merchant XECO =
            new Merchant(
                    new MerchantId(new UUID(0, 1)),
                    new Slug("xeco"),
                    "Xeco",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ZoneId.of("America/Sao_Paulo"),
                    Money.currency("BRL"),
                    Set.of(),
                    LateMoney.REFUND,
                    Optional.of(new ProviderName("asaas")),
                    MainSystemKind.NONE,
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());

    static final Coupon COUPON =
            new Coupon(
                    XECO.id(),
                    new CouponCode("NATAL"),
                    new Discount.Fixed(Money.of(1, "BRL")),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty());

    private Lines() {}

    /** Where no line is about a unit. */
    static ImportCatalogue.Item none(Fields in) {
        throw new AssertionError("a unit: " + in.json());
    }
}
