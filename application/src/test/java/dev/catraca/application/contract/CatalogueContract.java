package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.catalogue.port.Products.Removal;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Products, coupons, affiliates and registered buyers. */
public interface CatalogueContract {
    Database database();

    /** So many pieces are reserved for open checkouts. */
    void reserve(Product product, int pieces);

    /** The coupon was used so many times. */
    void use(Coupon coupon, int times);

    @Test
    default void a_product_is_put_replaced_and_removed() {
        var merchant = newMerchant();
        var shirt = product(merchant, "shirt", 10);
        var better =
                new Product(
                        merchant,
                        shirt.reference(),
                        "Camiseta é \"azul\"",
                        Optional.of("100% algodão\\"),
                        Money.of(Money.LARGEST, "BRL"),
                        0,
                        false);
        assertThat(putProducts(shirt)).isEmpty();
        assertThat(database().products().find(merchant, shirt.reference())).contains(shirt);
        assertThat(putProducts(better)).isEmpty();
        assertThat(database().products().find(merchant, shirt.reference())).contains(better);
        assertThat(database().products().find(newMerchant(), shirt.reference())).isEmpty();
        assertThat(removeProduct(shirt)).isEqualTo(Removal.REMOVED);
        assertThat(removeProduct(shirt)).isEqualTo(Removal.UNKNOWN);
        assertThat(database().products().find(merchant, shirt.reference())).isEmpty();
    }

    @Test
    default void products_come_in_pages_by_reference() {
        var merchant = newMerchant();
        putProducts(
                product(merchant, "b", 1),
                product(merchant, "a", 1),
                product(merchant, "B", 1),
                product(merchant, "é", 1),
                product(merchant, "a-1", 1));
        putProducts(product(newMerchant(), "a", 1));
        assertThat(pageOfProducts(merchant, Optional.empty(), 3)).containsExactly("B", "a", "a-1");
        assertThat(pageOfProducts(merchant, Optional.of("a-1"), 3)).containsExactly("b", "é");
        assertThat(pageOfProducts(merchant, Optional.of("é"), 3)).isEmpty();
    }

    @Test
    default void a_stock_is_never_less_than_what_is_reserved() {
        var merchant = newMerchant();
        var shirt = product(merchant, "shirt", 10);
        var mug = product(merchant, "mug", 5);
        putProducts(shirt, mug);
        reserve(shirt, 3);
        assertThat(putProducts(product(merchant, "shirt", 3), product(merchant, "mug", 4)))
                .isEmpty();
        assertThat(putProducts(product(merchant, "shirt", 2), product(merchant, "mug", 0)))
                .as("refused alone, the others are put")
                .isEqualTo(Set.of(shirt.reference()));
        assertThat(stock(shirt)).isEqualTo(3);
        assertThat(stock(mug)).isZero();
        assertThat(removeProduct(shirt)).isEqualTo(Removal.RESERVED);
        reserve(shirt, 0);
        assertThat(removeProduct(shirt)).isEqualTo(Removal.REMOVED);
    }

    @Test
    default void what_is_reserved_outlives_a_new_stock() {
        var merchant = newMerchant();
        var shirt = product(merchant, "shirt", 10);
        putProducts(shirt);
        reserve(shirt, 3);
        putProducts(product(merchant, "shirt", 7));
        assertThat(putProducts(product(merchant, "shirt", 2))).isNotEmpty();
    }

    @Test
    default void a_coupon_is_put_replaced_and_removed() {
        var merchant = newMerchant();
        var percent = coupon(merchant, "NATAL", OptionalInt.empty());
        var fixed =
                new Coupon(
                        merchant,
                        percent.code(),
                        new Discount.Fixed(Money.of(500, "BRL")),
                        Optional.of(Samples.NOW),
                        Optional.of(Samples.NOW.plus(Duration.ofDays(3))),
                        OptionalInt.of(100),
                        OptionalInt.of(1));
        assertThat(putCoupons(percent)).isEmpty();
        assertThat(database().coupons().find(merchant, percent.code())).contains(percent);
        assertThat(putCoupons(fixed)).isEmpty();
        assertThat(database().coupons().find(merchant, percent.code())).contains(fixed);
        assertThat(putCoupons(percent)).isEmpty();
        assertThat(database().coupons().find(merchant, percent.code())).contains(percent);
        assertThat(database().coupons().find(merchant, new CouponCode("natal"))).isEmpty();
        assertThat(removeCoupon(percent)).isTrue();
        assertThat(removeCoupon(percent)).isFalse();
    }

    @Test
    default void coupons_come_in_pages_by_code() {
        var merchant = newMerchant();
        var first = coupon(merchant, "A", OptionalInt.empty());
        var second = coupon(merchant, "B", OptionalInt.empty());
        putCoupons(second, first, coupon(newMerchant(), "A", OptionalInt.empty()));
        var coupons = database().coupons();
        assertThat(coupons.page(merchant, Optional.empty(), 1)).containsExactly(first);
        assertThat(coupons.page(merchant, Optional.of(first.code()), 5)).containsExactly(second);
    }

    @Test
    default void a_coupon_s_limit_is_never_less_than_its_uses() {
        var merchant = newMerchant();
        putCoupons(coupon(merchant, "NATAL", OptionalInt.empty()));
        assertThat(database().coupons().used(merchant, new CouponCode("NATAL"))).isZero();
        use(coupon(merchant, "NATAL", OptionalInt.empty()), 3);
        assertThat(database().coupons().used(merchant, new CouponCode("NATAL"))).isEqualTo(3);
        assertThat(putCoupons(coupon(merchant, "NATAL", OptionalInt.of(3)))).isEmpty();
        assertThat(
                        putCoupons(
                                coupon(merchant, "NATAL", OptionalInt.of(2)),
                                coupon(merchant, "PASCOA", OptionalInt.of(2))))
                .isEqualTo(Set.of(new CouponCode("NATAL")));
        assertThat(
                        database().coupons().page(merchant, Optional.empty(), 5).stream()
                                .map(it -> it.maxUses().orElseThrow()))
                .containsExactly(3, 2);
        assertThat(putCoupons(coupon(merchant, "NATAL", OptionalInt.empty()))).isEmpty();
    }

    @Test
    default void an_affiliate_is_put_replaced_and_removed() {
        var merchant = newMerchant();
        var ana = affiliate(merchant, "ana", Map.of("asaas", "w-1", "stripe", "acct_1"));
        var without =
                new Affiliate(merchant, ana.reference(), "Ana", Map.of(), Optional.empty(), false);
        putAffiliates(ana);
        assertThat(database().affiliates().find(merchant, ana.reference())).contains(ana);
        var other = affiliate(merchant, "ana", Map.of("asaas", "w-2"));
        putAffiliates(other);
        assertThat(database().affiliates().find(merchant, ana.reference())).contains(other);
        putAffiliates(without);
        assertThat(database().affiliates().find(merchant, ana.reference())).contains(without);
        putAffiliates(ana);
        assertThat(removeAffiliate(ana)).isTrue();
        assertThat(removeAffiliate(ana)).isFalse();
    }

    @Test
    default void affiliates_come_in_pages_with_their_wallets() {
        var merchant = newMerchant();
        var ana = affiliate(merchant, "ana", Map.of("asaas", "w-1", "stripe", "acct_1"));
        var rui = affiliate(merchant, "rui", Map.of("asaas", "w-2"));
        putAffiliates(rui, ana, affiliate(newMerchant(), "ana", Map.of("asaas", "w-3")));
        var affiliates = database().affiliates();
        assertThat(affiliates.page(merchant, Optional.empty(), 5)).containsExactly(ana, rui);
        assertThat(affiliates.page(merchant, Optional.of(ana.reference()), 5)).containsExactly(rui);
        assertThat(affiliates.page(merchant, Optional.empty(), 1)).containsExactly(ana);
    }

    @Test
    default void a_buyer_is_put_replaced_and_removed() {
        var merchant = newMerchant();
        var ana = buyer(merchant, "u-1", Optional.of("529.982.247-25"));
        var changed = buyer(merchant, "u-1", Optional.empty());
        var other = buyer(merchant, "u-2", Optional.empty());
        putBuyers(ana, other);
        var buyers = database().registeredBuyers();
        assertThat(buyers.find(merchant, ana.reference())).contains(ana);
        putBuyers(changed);
        assertThat(buyers.page(merchant, Optional.empty(), 5)).containsExactly(changed, other);
        assertThat(buyers.page(merchant, Optional.of(ana.reference()), 5)).containsExactly(other);
        assertThat(removeBuyer(ana)).isTrue();
        assertThat(removeBuyer(ana)).isFalse();
        assertThat(buyers.find(merchant, ana.reference())).isEmpty();
    }

    @Test
    default void hundreds_are_put_at_once() {
        var merchant = newMerchant();
        var many =
                IntStream.range(0, 500)
                        .mapToObj(it -> product(merchant, "p-%03d".formatted(it), it))
                        .toArray(Product[]::new);
        assertThat(putProducts(many)).isEmpty();
        assertThat(database().products().page(merchant, Optional.empty(), 1000))
                .containsExactly(many);
    }

    private List<String> pageOfProducts(MerchantId merchant, Optional<String> after, int limit) {
        return database().products().page(merchant, after.map(Reference::new), limit).stream()
                .map(it -> it.reference().value())
                .toList();
    }

    private int stock(Product product) {
        return database()
                .products()
                .find(product.merchant(), product.reference())
                .orElseThrow()
                .stock();
    }

    private static Product product(MerchantId merchant, String reference, int stock) {
        return new Product(
                merchant,
                new Reference(reference),
                "Camiseta",
                Optional.empty(),
                Money.of(7525, "BRL"),
                stock,
                true);
    }

    private static Coupon coupon(MerchantId merchant, String code, OptionalInt maxUses) {
        return new Coupon(
                merchant,
                new CouponCode(code),
                new Discount.Percentage(new BasisPoints(1000)),
                Optional.empty(),
                Optional.empty(),
                maxUses,
                OptionalInt.empty());
    }

    private static Affiliate affiliate(
            MerchantId merchant, String reference, Map<String, String> wallets) {
        var byProvider = new HashMap<ProviderName, String>();
        wallets.forEach((provider, wallet) -> byProvider.put(new ProviderName(provider), wallet));
        return new Affiliate(
                merchant,
                new Reference(reference),
                "Ana",
                byProvider,
                Optional.of(new BasisPoints(250)),
                true);
    }

    private static RegisteredBuyer buyer(
            MerchantId merchant, String reference, Optional<String> taxId) {
        return new RegisteredBuyer(
                merchant,
                new Reference(reference),
                new PersonName("Ana Souza"),
                new Email(reference + "@example.com"),
                taxId.map(TaxId::of),
                taxId.map(_ -> new Phone("(11) 98765-4321")),
                taxId.isPresent());
    }

    private MerchantId newMerchant() {
        var merchant = Samples.merchant();
        database().transactions().run(() -> database().merchants().put(merchant));
        return merchant.id();
    }

    private Set<Reference> putProducts(Product... products) {
        return database()
                .transactions()
                .compute(() -> database().products().putAll(List.of(products)));
    }

    private Removal removeProduct(Product product) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .products()
                                        .remove(product.merchant(), product.reference()));
    }

    private Set<CouponCode> putCoupons(Coupon... coupons) {
        return database()
                .transactions()
                .compute(() -> database().coupons().putAll(List.of(coupons)));
    }

    private boolean removeCoupon(Coupon coupon) {
        return database()
                .transactions()
                .compute(() -> database().coupons().remove(coupon.merchant(), coupon.code()));
    }

    private void putAffiliates(Affiliate... affiliates) {
        database().transactions().run(() -> database().affiliates().putAll(List.of(affiliates)));
    }

    private boolean removeAffiliate(Affiliate affiliate) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .affiliates()
                                        .remove(affiliate.merchant(), affiliate.reference()));
    }

    private void putBuyers(RegisteredBuyer... buyers) {
        database().transactions().run(() -> database().registeredBuyers().putAll(List.of(buyers)));
    }

    private boolean removeBuyer(RegisteredBuyer buyer) {
        return database()
                .transactions()
                .compute(
                        () ->
                                database()
                                        .registeredBuyers()
                                        .remove(buyer.merchant(), buyer.reference()));
    }
}
