package dev.catraca.domain.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.cart.CartCheck.Verdict;
import dev.catraca.domain.cart.CartClaim.Item;
import dev.catraca.domain.cart.CartClaim.Numbers;
import dev.catraca.domain.cart.CartClaim.Split;
import dev.catraca.domain.cart.CartClaim.Wanted;
import dev.catraca.domain.cart.CartFacts.CouponUses;
import dev.catraca.domain.cart.CartFacts.Stocked;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CartCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ProviderName ASAAS = new ProviderName("asaas");
    private static final MerchantId COMPANY = new MerchantId(new UUID(0, 1));
    private static final MerchantId PLATFORM = new MerchantId(new UUID(0, 2));
    private static final URI EXIT = URI.create("https://xeco.example/done");

    private Order order = draft(COMPANY, "buyer", 2);
    private boolean isBuyerActive = true;
    private Optional<String> wallet = Optional.of("w-company");
    private int available = 5;
    private long price = 7_525;
    private boolean isProductActive = true;
    private Optional<CouponUses> coupon = Optional.empty();
    private Optional<Affiliate> affiliate = Optional.empty();
    private SplitRule rule = new SplitRule(new BasisPoints(9_000), new BasisPoints(500));

    private List<Item> items = List.of(new Item("p", 2, brl(7_525)));
    private List<Wanted> wanted = List.of(new Wanted("p", 2));
    private Optional<String> couponCode = Optional.empty();
    private Optional<String> affiliateId = Optional.empty();
    private long total = 15_050;
    private List<Split> splits = List.of(split("w-company", "95"), split("w-platform", "5.00"));
    private URI exit = EXIT;

    @Test
    void a_claim_that_agrees_opens_the_order_on_our_terms() {
        var agreed = (Verdict.Agreed) verdict();

        assertThat(agreed.terms().total()).isEqualTo(brl(15_050));
        assertThat(CartSplit.percentages(agreed.terms().splitPlan()))
                .containsExactly(split("w-company", "95.00"), split("w-platform", "5.00"));
    }

    @Test
    void an_affiliates_own_share_comes_out_of_what_both_get() {
        affiliate(Optional.of(1_500), true);
        splits =
                List.of(
                        split("w-platform", "5"),
                        split("w-affiliate", "15"),
                        split("w-company", "80"));
        assertThat(verdict()).isInstanceOf(Verdict.Agreed.class);

        affiliate(Optional.empty(), true);
        splits =
                List.of(
                        split("w-company", "90"),
                        split("w-affiliate", "5"),
                        split("w-platform", "5"));
        assertThat(verdict()).isInstanceOf(Verdict.Agreed.class);
    }

    @Test
    void an_affiliate_who_is_gone_or_takes_too_much_is_refused() {
        affiliateId = Optional.of("maria");
        assertRefused(CartRefusal.AFFILIATE_INVALID, "affiliateId");
        affiliate(Optional.empty(), false);
        assertRefused(CartRefusal.AFFILIATE_INVALID, "affiliateId");
        affiliate(Optional.of(9_501), true);
        assertRefused(CartRefusal.AFFILIATE_INVALID, "affiliateId");
    }

    @Test
    void orders_of_others_and_orders_that_are_over_are_refused() {
        order = draft(new MerchantId(new UUID(0, 3)), "buyer", 2);
        assertRefused(CartRefusal.ORDER_FOREIGN, "companyId");
        order = draft(COMPANY, "somebody", 2);
        assertRefused(CartRefusal.ORDER_FOREIGN, "userId");
        order = draft(COMPANY, "buyer", 2).canceled(NOW);
        assertRefused(CartRefusal.ORDER_NOT_OPEN, "orderId");
    }

    @Test
    void an_order_that_is_open_already_is_given_back() {
        var draft = draft(COMPANY, "buyer", 2);
        order = draft.opened(draft.terms());
        assertThat(verdict()).isEqualTo(new Verdict.OpenAlready((Order.Open) order));
    }

    @Test
    void a_buyer_who_is_not_active_is_refused() {
        isBuyerActive = false;
        assertRefused(CartRefusal.BUYER_INACTIVE, "userId");
    }

    @Test
    void a_company_without_a_wallet_is_refused() {
        wallet = Optional.empty();
        assertRefused(CartRefusal.WALLET_UNKNOWN, "companyId");
    }

    @Test
    void a_way_out_to_an_address_that_is_not_registered_is_refused() {
        exit = URI.create("https://evil.example/done");
        assertRefused(CartRefusal.RETURN_URL_NOT_ALLOWED, "callback");
    }

    @Test
    void things_that_were_not_ordered_are_refused() {
        items = List.of(new Item("p", 1, brl(7_525)));
        assertRefused(CartRefusal.LINES_MISMATCH, "items");
        items = List.of(new Item("p", 1, brl(7_525)), new Item("p", 1, brl(7_525)));
        assertThat(verdict()).isInstanceOf(Verdict.Agreed.class);
        wanted = List.of(new Wanted("p", 3));
        assertRefused(CartRefusal.LINES_MISMATCH, "productList");
        wanted = List.of();
        assertRefused(CartRefusal.LINES_MISMATCH, "productList");
    }

    @Test
    void products_are_checked_for_being_on_sale_in_stock_and_at_their_price_in_this_order() {
        price = 7_526;
        assertRefused(CartRefusal.PRICE_MISMATCH, "items[0].unitPrice");
        available = 1;
        assertRefused(CartRefusal.STOCK_INSUFFICIENT, "items[0].quantity");
        isProductActive = false;
        assertRefused(CartRefusal.PRODUCT_UNKNOWN, "items[0]");
    }

    @Test
    void a_coupon_takes_its_part_off_and_leaves_one_real_at_least() {
        coupon(new Discount.Percentage(new BasisPoints(1_000)), 0, 0);
        total = 13_545;
        assertThat(((Verdict.Agreed) verdict()).terms().total()).isEqualTo(brl(13_545));

        coupon(new Discount.Fixed(brl(14_950)), 0, 0);
        total = 100;
        assertThat(verdict()).isInstanceOf(Verdict.Agreed.class);

        coupon(new Discount.Fixed(brl(14_951)), 0, 0);
        assertRefused(CartRefusal.COUPON_INVALID, "coupon");
    }

    @Test
    void a_coupon_that_is_unknown_used_up_or_out_of_its_time_is_refused() {
        couponCode = Optional.of("SAVE");
        assertRefused(CartRefusal.COUPON_INVALID, "coupon");
        coupon(new Discount.Fixed(brl(1)), 3, 0);
        assertRefused(CartRefusal.COUPON_INVALID, "coupon");
        coupon(new Discount.Fixed(brl(1)), 2, 1);
        assertRefused(CartRefusal.COUPON_INVALID, "coupon");
        coupon(new Discount.Fixed(brl(1)), 0, 0, NOW);
        assertRefused(CartRefusal.COUPON_INVALID, "coupon");
    }

    @Test
    void another_total_and_other_splits_are_refused() {
        splits = List.of(split("w-company", "96"), split("w-platform", "4"));
        assertRefused(CartRefusal.SPLITS_MISMATCH, "splits");
        splits = List.of(split("w-other", "95"), split("w-platform", "5"));
        assertRefused(CartRefusal.SPLITS_MISMATCH, "splits");
        total = 15_049;
        assertRefused(CartRefusal.TOTAL_MISMATCH, "totalAmount");
    }

    @Test
    void a_discount_is_allotted_over_the_things_and_the_page_comes_to_the_total() {
        var page =
                CartPage.items(
                        List.of(shown("a", 3, 1_000), shown("b", 1, 500)),
                        Optional.of(new AppliedCoupon("SAVE", brl(350))));

        assertThat(page).containsExactly(shown("a", 3, 900), shown("b", 1, 450));
        var odd =
                CartPage.items(
                        List.of(shown("a", 3, 1_000)),
                        Optional.of(new AppliedCoupon("SAVE", brl(100))));
        assertThat(odd).containsExactly(shown("a", 1, 966), shown("a", 2, 967));
    }

    private static PageTerms.Item shown(String reference, int quantity, long price) {
        return new PageTerms.Item(
                Optional.of(reference),
                reference,
                Optional.empty(),
                Optional.empty(),
                quantity,
                brl(price));
    }

    private void assertRefused(CartRefusal reason, String field) {
        assertThat(verdict()).isEqualTo(new Verdict.Refused(reason, field));
    }

    private Verdict verdict() {
        var claim =
                new CartClaim(
                        "order",
                        "buyer",
                        "company",
                        items,
                        wanted,
                        couponCode,
                        affiliateId,
                        Optional.of(new Numbers(brl(total), splits)));
        var origins = Set.of(Origin.of(EXIT));
        var facts =
                new CartFacts(
                        new Seller(COMPANY, wallet, Optional.of(rule), origins),
                        new Seller(PLATFORM, Optional.empty(), Optional.empty(), Set.of()),
                        Optional.of(order),
                        Optional.of(
                                new RegisteredBuyer(
                                        COMPANY,
                                        new Reference("buyer"),
                                        new PersonName("Ana"),
                                        new Email("ana@example.com"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        isBuyerActive)),
                        Map.of(
                                "p",
                                new Stocked(
                                        new Product(
                                                COMPANY,
                                                new Reference("p"),
                                                "A thing",
                                                Optional.empty(),
                                                brl(price),
                                                10,
                                                isProductActive),
                                        available)),
                        Map.of(),
                        coupon,
                        affiliate);
        return new CartCheck(claim, facts, List.of(exit), Optional.of("w-platform"), ASAAS, NOW)
                .verdict();
    }

    private void coupon(Discount discount, int used, int usedByBuyer) {
        coupon(discount, used, usedByBuyer, NOW.plus(Duration.ofSeconds(1)));
    }

    private void coupon(Discount discount, int used, int usedByBuyer, Instant until) {
        couponCode = Optional.of("SAVE");
        coupon =
                Optional.of(
                        new CouponUses(
                                new Coupon(
                                        COMPANY,
                                        new CouponCode("SAVE"),
                                        discount,
                                        Optional.empty(),
                                        Optional.of(until),
                                        OptionalInt.of(3),
                                        OptionalInt.of(1)),
                                used,
                                usedByBuyer));
    }

    private void affiliate(Optional<Integer> share, boolean isActive) {
        affiliateId = Optional.of("maria");
        affiliate =
                Optional.of(
                        new Affiliate(
                                COMPANY,
                                new Reference("maria"),
                                "Maria",
                                Map.of(ASAAS, "w-affiliate"),
                                share.map(BasisPoints::new),
                                isActive));
    }

    private static Order.Draft draft(MerchantId merchant, String buyer, int quantity) {
        return new Order.Draft(
                new OrderId(new UUID(0, 9)),
                new OrderTerms(
                        merchant,
                        Optional.of("order"),
                        new Buyer(
                                Optional.of(buyer),
                                new Email("ana@example.com"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        OrderLines.of(new ProductLine("p", "A thing", brl(1), quantity)),
                        1,
                        Optional.empty(),
                        NOW));
    }

    private static Split split(String wallet, String percentage) {
        return new Split(wallet, new BigDecimal(percentage));
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
