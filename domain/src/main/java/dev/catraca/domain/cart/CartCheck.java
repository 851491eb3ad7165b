package dev.catraca.domain.cart;

import dev.catraca.domain.cart.CartClaim.Item;
import dev.catraca.domain.cart.CartClaim.Split;
import dev.catraca.domain.cart.CartFacts.CouponUses;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderLine;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.SplitPlan;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what a request claims of a cart with our own records, always in the same order: order,
 * buyer, company, lines, products, coupon and affiliate, total, splits. The first difference ends
 * it.
 */
public final class CartCheck {
    private final CartClaim claim;
    private final CartFacts facts;
    private final List<URI> exits;
    private final Optional<String> platformWallet;
    private final ProviderName provider;
    private final Instant now;

    /**
     * Of a claim whose shape is right and whose signature is authentic. The {@code platformWallet}
     * is that of the account which collects.
     */
    public CartCheck(
            CartClaim claim,
            CartFacts facts,
            List<URI> exits,
            Optional<String> platformWallet,
            ProviderName provider,
            Instant now) {
        this.claim = claim;
        this.facts = facts;
        this.exits = List.copyOf(exits);
        this.platformWallet = platformWallet;
        this.provider = provider;
        this.now = now;
    }

    /** What came of the comparison. */
    public sealed interface Verdict {
        /** The draft may be opened on these terms. */
        record Agreed(Order.Draft draft, OrderTerms terms) implements Verdict {}

        /** The order was opened before; whether on these terms, its digest tells. */
        record OpenAlready(Order.Open order) implements Verdict {}

        record Refused(CartRefusal reason, String field) implements Verdict {}
    }

    /** Ends the comparison. */
    @SuppressWarnings("serial") // never serialised
    private static final class Mismatch extends RuntimeException {
        private final Verdict.Refused verdict;

        Mismatch(CartRefusal reason, String field) {
            super(reason.name(), null, false, false);
            this.verdict = new Verdict.Refused(reason, field);
        }
    }

    public Verdict verdict() {
        try {
            return switch (order()) {
                case Order.Open open -> new Verdict.OpenAlready(open);
                case Order.Draft draft -> new Verdict.Agreed(draft, agree(draft));
                default -> throw new Mismatch(CartRefusal.ORDER_NOT_OPEN, "orderId");
            };
        } catch (Mismatch mismatch) {
            return mismatch.verdict;
        }
    }

    private Order order() {
        var order =
                facts.order().orElseThrow(() -> new Mismatch(CartRefusal.ORDER_UNKNOWN, "orderId"));
        require(
                order.terms().merchant().equals(facts.company().id()),
                CartRefusal.ORDER_FOREIGN,
                "companyId");
        require(
                order.terms().buyer().reference().equals(Optional.of(claim.buyer())),
                CartRefusal.ORDER_FOREIGN,
                "userId");
        return order;
    }

    private OrderTerms agree(Order.Draft draft) {
        buyer();
        require(facts.company().wallet().isPresent(), CartRefusal.WALLET_UNKNOWN, "companyId");
        exits.forEach(this::exit);
        var lines = lines(draft.terms().lines());
        var coupon = coupon(lines.total());
        var affiliate = affiliate();
        var total = coupon.map(it -> lines.total().minus(it.discount())).orElseGet(lines::total);
        claim.numbers()
                .ifPresent(
                        it ->
                                require(
                                        total.equals(it.total()),
                                        CartRefusal.TOTAL_MISMATCH,
                                        "totalAmount"));
        var split = split(affiliate);
        var was = draft.terms();
        return new OrderTerms(
                was.merchant(),
                was.reference(),
                was.buyer(),
                lines,
                coupon,
                was.installments(),
                Optional.of(split),
                was.returnUrl(),
                was.placedAt());
    }

    private void buyer() {
        var buyer =
                facts.buyer().orElseThrow(() -> new Mismatch(CartRefusal.BUYER_UNKNOWN, "userId"));
        require(buyer.isActive(), CartRefusal.BUYER_INACTIVE, "userId");
    }

    private void exit(URI address) {
        var origin = Origin.of(address);
        require(
                facts.company().returnOrigins().contains(origin)
                        || facts.platform().returnOrigins().contains(origin),
                CartRefusal.RETURN_URL_NOT_ALLOWED,
                "callback");
    }

    /** The lines that were ordered, at the prices of today, which the claim knows. */
    private OrderLines lines(OrderLines ordered) {
        var quantities = new HashMap<String, Integer>();
        ordered.all().forEach(it -> quantities.merge(reference(it), it.quantity(), Integer::sum));
        require(quantities.equals(claimed()), CartRefusal.LINES_MISMATCH, "items");
        require(quantities.equals(wanted()), CartRefusal.LINES_MISMATCH, "productList");
        for (var i = 0; i < claim.items().size(); i++) {
            price(claim.items().get(i), ordered, quantities, "items[" + i + "]");
        }
        var lines = new ArrayList<OrderLine>();
        ordered.all().forEach(it -> lines.add(asOfToday(it)));
        return new OrderLines(lines);
    }

    private Map<String, Integer> claimed() {
        var quantities = new HashMap<String, Integer>();
        claim.items().forEach(it -> quantities.merge(it.reference(), it.quantity(), Integer::sum));
        return quantities;
    }

    private Map<String, Integer> wanted() {
        var quantities = new HashMap<String, Integer>();
        claim.wanted().forEach(it -> quantities.merge(it.reference(), it.quantity(), Integer::sum));
        return quantities;
    }

    private void price(
            Item item, OrderLines ordered, Map<String, Integer> quantities, String field) {
        var isPlan =
                ordered.plan().filter(it -> it.plan().value().equals(item.reference())).isPresent();
        if (isPlan) {
            var plan =
                    Optional.ofNullable(facts.plans().get(item.reference()))
                            .orElseThrow(() -> new Mismatch(CartRefusal.PRODUCT_UNKNOWN, field));
            requirePrice(plan.price(), item, field);
            return;
        }
        var stocked =
                Optional.ofNullable(facts.products().get(item.reference()))
                        .filter(it -> it.product().isActive())
                        .orElseThrow(() -> new Mismatch(CartRefusal.PRODUCT_UNKNOWN, field));
        require(
                stocked.available() >= quantities.getOrDefault(item.reference(), 0),
                CartRefusal.STOCK_INSUFFICIENT,
                field + ".quantity");
        requirePrice(stocked.product().price(), item, field);
    }

    private static void requirePrice(Money price, Item item, String field) {
        require(price.equals(item.unitPrice()), CartRefusal.PRICE_MISMATCH, field + ".unitPrice");
    }

    private OrderLine asOfToday(OrderLine ordered) {
        return switch (ordered) {
            case PlanLine it -> PlanLine.of(plan(it));
            case ProductLine it -> {
                var product = product(it).product();
                yield new ProductLine(
                        it.reference(), product.name(), product.price(), it.quantity());
            }
        };
    }

    private Plan plan(PlanLine line) {
        return Optional.ofNullable(facts.plans().get(line.plan().value())).orElseThrow();
    }

    private CartFacts.Stocked product(ProductLine line) {
        return Optional.ofNullable(facts.products().get(line.reference())).orElseThrow();
    }

    private Optional<AppliedCoupon> coupon(Money total) {
        if (claim.coupon().isEmpty()) {
            return Optional.empty();
        }
        var coupon =
                facts.coupon()
                        .filter(CouponUses::isLeft)
                        .orElseThrow(() -> new Mismatch(CartRefusal.COUPON_INVALID, "coupon"))
                        .coupon();
        try {
            return AppliedCoupon.of(coupon, total, now);
        } catch (InvalidValue unusable) {
            throw new Mismatch(CartRefusal.COUPON_INVALID, "coupon");
        }
    }

    private Optional<Affiliate> affiliate() {
        if (claim.affiliate().isEmpty()) {
            return Optional.empty();
        }
        require(
                facts.affiliate().filter(Affiliate::isActive).isPresent(),
                CartRefusal.AFFILIATE_INVALID,
                "affiliateId");
        return facts.affiliate();
    }

    private SplitPlan split(Optional<Affiliate> affiliate) {
        var plan =
                CartSplit.of(facts.company(), facts.platform(), platformWallet, affiliate, provider)
                        .orElseThrow(
                                () -> new Mismatch(CartRefusal.AFFILIATE_INVALID, "affiliateId"));
        claim.numbers()
                .ifPresent(
                        it ->
                                require(
                                        byWallet(it.splits())
                                                .equals(byWallet(CartSplit.percentages(plan))),
                                        CartRefusal.SPLITS_MISMATCH,
                                        "splits"));
        return plan;
    }

    private static Map<String, BigDecimal> byWallet(List<Split> splits) {
        var percentages = new HashMap<String, BigDecimal>();
        splits.forEach(it -> percentages.merge(it.wallet(), it.percentage(), BigDecimal::add));
        // 10 and 10.00 are the same.
        percentages.replaceAll((_, it) -> it.stripTrailingZeros());
        return percentages;
    }

    private static String reference(OrderLine line) {
        return switch (line) {
            case PlanLine it -> it.plan().value();
            case ProductLine it -> it.reference();
        };
    }

    private static void require(boolean condition, CartRefusal reason, String field) {
        if (!condition) {
            throw new Mismatch(reason, field);
        }
    }
}
