package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "coupon")
@IdClass(CouponRow.Key.class)
class CouponRow {
    /** {@code excluded} is what is to come: a limit below the uses is not taken over. */
    static final Upsert UPSERT =
            Upsert.onlyIf(
                    "excluded.max_uses IS NULL OR coupon.used <= excluded.max_uses",
                    "coupon",
                    List.of("merchant_id", "code"),
                    List.of(
                            "percent",
                            "amount",
                            "currency",
                            "valid_from",
                            "valid_until",
                            "max_uses",
                            "max_uses_per_buyer"));

    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id private String code;
    private @Nullable Integer percent;
    private @Nullable Long amount;
    private @Nullable String currency;

    @Column(name = "valid_from")
    private @Nullable Instant validFrom;

    @Column(name = "valid_until")
    private @Nullable Instant validUntil;

    @Column(name = "max_uses")
    private @Nullable Integer maxUses;

    @Column(name = "max_uses_per_buyer")
    private @Nullable Integer maxUsesPerBuyer;

    protected CouponRow() {}

    record Key(UUID merchant, String code) implements Serializable {
        static Key of(MerchantId merchant, CouponCode code) {
            return new Key(merchant.value(), code.value());
        }
    }

    static JsonObject json(Coupon it) {
        var row = ReferenceKey.row(it.merchant()).add("code", it.code().value());
        switch (it.discount()) {
            case Discount.Percentage(var share) -> row.add("percent", share.value());
            case Discount.Fixed(var amount) ->
                    row.add("amount", amount.minor()).add("currency", amount.currencyCode());
        }
        it.validFrom().ifPresent(at -> row.add("valid_from", at.toString()));
        it.validUntil().ifPresent(at -> row.add("valid_until", at.toString()));
        it.maxUses().ifPresent(limit -> row.add("max_uses", limit));
        it.maxUsesPerBuyer().ifPresent(limit -> row.add("max_uses_per_buyer", limit));
        return row.build();
    }

    Coupon become() {
        return new Coupon(
                new MerchantId(merchant),
                new CouponCode(code),
                discount(),
                Optional.ofNullable(validFrom),
                Optional.ofNullable(validUntil),
                number(maxUses),
                number(maxUsesPerBuyer));
    }

    private Discount discount() {
        if (percent != null) {
            return new Discount.Percentage(new BasisPoints(percent));
        }
        if (amount == null || currency == null) {
            throw new IllegalStateException("a coupon without a discount");
        }
        return new Discount.Fixed(Money.of(amount, currency));
    }

    private static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
