package dev.catraca.adapters.persistence;

import dev.catraca.application.cart.port.Carts.Counted;
import dev.catraca.application.limits.port.Counters.Count;
import dev.catraca.domain.cart.CartFacts;
import dev.catraca.domain.cart.CartFacts.CouponUses;
import dev.catraca.domain.cart.CartFacts.Stocked;
import dev.catraca.domain.cart.Seller;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The records of a cart, from the documents that {@link SqlCarts} finds. */
final class CartJson {
    private CartJson() {}

    static CartFacts facts(Row row, ProviderName provider) {
        return new CartFacts(
                seller(object(row, "company").orElseThrow()),
                seller(object(row, "platform").orElseThrow()),
                row.maybeUuid("id").map(_ -> SqlOrders.order(row)),
                object(row, "found_buyer").map(CartJson::buyer),
                byName(row, "products", CartJson::stocked, it -> it.product().reference().value()),
                byName(row, "plans", CartJson::plan, it -> it.code().value()),
                object(row, "found_coupon").map(CartJson::coupon),
                object(row, "found_affiliate").map(CartJson::affiliate));
    }

    static Optional<Count> count(Row row, Counted counted) {
        return object(row, "counted")
                .map(
                        it ->
                                Count.of(
                                        !it.getBoolean("is_refused"),
                                        Duration.of(number(it, "ahead_us"), ChronoUnit.MICROS),
                                        counted.quota(),
                                        counted.window()));
    }

    private static Seller seller(JsonObject json) {
        var merchantShare = maybeNumber(json, "merchantShare");
        return new Seller(
                new MerchantId(UUID.fromString(json.getString("id"))),
                text(json, "wallet"),
                merchantShare.map(
                        it ->
                                new SplitRule(
                                        new BasisPoints(it),
                                        new BasisPoints(json.getInt("affiliateShare")))),
                json.getJsonArray("origins").getValuesAs(JsonString::getString).stream()
                        .map(Origin::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static RegisteredBuyer buyer(JsonObject json) {
        return new RegisteredBuyer(
                merchant(json),
                new Reference(json.getString("reference")),
                new PersonName(json.getString("name")),
                new Email(json.getString("email")),
                text(json, "tax_id").map(TaxId::of),
                text(json, "phone").map(Phone::new),
                json.getBoolean("active"));
    }

    private static Stocked stocked(JsonObject json) {
        var product =
                new Product(
                        merchant(json),
                        new Reference(json.getString("reference")),
                        json.getString("name"),
                        text(json, "description"),
                        price(json),
                        json.getInt("stock"),
                        json.getBoolean("active"));
        return new Stocked(product, product.stock() - json.getInt("reserved"));
    }

    private static Plan plan(JsonObject json) {
        return new Plan(
                merchant(json),
                new PlanCode(json.getString("code")),
                json.getString("name"),
                price(json),
                BillingCycle.valueOf(json.getString("cycle")),
                optional(maybeNumber(json, "access_days")),
                json.getInt("max_installments"));
    }

    private static CouponUses coupon(JsonObject json) {
        var row = json.getJsonObject("coupon");
        var coupon =
                new Coupon(
                        merchant(row),
                        new CouponCode(row.getString("code")),
                        maybeNumber(row, "percent")
                                .<Discount>map(it -> new Discount.Percentage(new BasisPoints(it)))
                                .orElseGet(
                                        () ->
                                                new Discount.Fixed(
                                                        Money.of(
                                                                number(row, "amount"),
                                                                row.getString("currency")))),
                        instant(row, "valid_from"),
                        instant(row, "valid_until"),
                        optional(maybeNumber(row, "max_uses")),
                        optional(maybeNumber(row, "max_uses_per_buyer")));
        return new CouponUses(coupon, row.getInt("used"), json.getInt("usedByBuyer"));
    }

    private static Affiliate affiliate(JsonObject json) {
        var row = json.getJsonObject("affiliate");
        var wallets = new HashMap<ProviderName, String>();
        if (json.get("wallets") instanceof JsonObject all) {
            all.keySet().forEach(it -> wallets.put(new ProviderName(it), all.getString(it)));
        }
        return new Affiliate(
                merchant(row),
                new Reference(row.getString("reference")),
                row.getString("name"),
                wallets,
                maybeNumber(row, "share").map(BasisPoints::new),
                row.getBoolean("active"));
    }

    private static MerchantId merchant(JsonObject json) {
        return new MerchantId(UUID.fromString(json.getString("merchant_id")));
    }

    private static Money price(JsonObject json) {
        return Money.of(number(json, "price"), json.getString("currency"));
    }

    private static <T> Map<String, T> byName(
            Row row, String column, Function<JsonObject, T> from, Function<T, String> name) {
        return row.maybeJson(column).map(Document::objects).orElse(List.of()).stream()
                .map(from)
                .collect(Collectors.toMap(name, Function.identity()));
    }

    private static Optional<JsonObject> object(Row row, String column) {
        return row.maybeJson(column).map(Document::object);
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }

    private static Optional<Instant> instant(JsonObject json, String name) {
        return text(json, name).map(it -> OffsetDateTime.parse(it).toInstant());
    }

    private static long number(JsonObject json, String name) {
        return json.getJsonNumber(name).longValueExact();
    }

    private static Optional<Integer> maybeNumber(JsonObject json, String name) {
        return JsonValue.NULL.equals(json.getOrDefault(name, JsonValue.NULL))
                ? Optional.empty()
                : Optional.of(json.getInt(name));
    }

    private static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
