package dev.catraca.application.catalogue;

import dev.catraca.application.catalogue.ImportCatalogue.Item.OfAffiliate;
import dev.catraca.application.catalogue.ImportCatalogue.Item.OfBuyer;
import dev.catraca.application.catalogue.ImportCatalogue.Item.OfCoupon;
import dev.catraca.application.catalogue.ImportCatalogue.Item.OfMerchant;
import dev.catraca.application.catalogue.ImportCatalogue.Item.OfPlan;
import dev.catraca.application.catalogue.ImportCatalogue.Item.OfProduct;
import dev.catraca.application.catalogue.ImportCatalogue.Item.OfUnit;
import dev.catraca.application.catalogue.port.Affiliates;
import dev.catraca.application.catalogue.port.Coupons;
import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.catalogue.port.Products;
import dev.catraca.application.catalogue.port.RegisteredBuyers;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.WriteMerchant.Outcome;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes over a file of things, each as if it had been put alone: some hundred lines per
 * transaction, or all of them in one.
 *
 * <p>A crash leaves what the finished transactions put; the same file again puts the rest.
 */
public final class ImportCatalogue {
    private static final int MOST_AT_ONCE = 500;

    private final Products products;
    private final Coupons coupons;
    private final Affiliates affiliates;
    private final RegisteredBuyers buyers;
    private final Plans plans;
    private final WriteMerchant merchants;
    private final Units units;
    private final Transactions transactions;

    public ImportCatalogue(
            Products products,
            Coupons coupons,
            Affiliates affiliates,
            RegisteredBuyers buyers,
            Plans plans,
            WriteMerchant merchants,
            Units units,
            Transactions transactions) {
        this.products = products;
        this.coupons = coupons;
        this.affiliates = affiliates;
        this.buyers = buyers;
        this.plans = plans;
        this.merchants = merchants;
        this.units = units;
        this.transactions = transactions;
    }

    /** Writes a unit and its accounts in the running transaction, or says why it did not. */
    @FunctionalInterface
    public interface Units {
        Optional<Reason> write(Item.OfUnit unit);
    }

    /** The lines in their order; they are read while others are being put. */
    public record Command(boolean isAtomic, Iterator<Line> lines) {}

    /** A line of the file by its number; without an item it was found bad already. */
    public record Line(long number, Optional<Item> item) {}

    /** What a line holds. */
    public sealed interface Item {
        /** What it is called among those of its kind. */
        Object name();

        record OfProduct(Product product) implements Item {
            @Override
            public Reference name() {
                return product.reference();
            }
        }

        record OfCoupon(Coupon coupon) implements Item {
            @Override
            public CouponCode name() {
                return coupon.code();
            }
        }

        record OfAffiliate(Affiliate affiliate) implements Item {
            @Override
            public Reference name() {
                return affiliate.reference();
            }
        }

        record OfBuyer(RegisteredBuyer buyer) implements Item {
            @Override
            public Reference name() {
                return buyer.reference();
            }
        }

        record OfPlan(Plan plan) implements Item {
            @Override
            public PlanCode name() {
                return plan.code();
            }
        }

        record OfMerchant(WriteMerchant.Command merchant) implements Item {
            @Override
            public Slug name() {
                return merchant.slug();
            }
        }

        /** A merchant of this platform, and what is put of its accounts by provider. */
        record OfUnit(
                MerchantId platform,
                WriteMerchant.Command unit,
                Map<ProviderName, Map<String, List<String>>> accounts)
                implements Item {
            public OfUnit {
                accounts = Map.copyOf(accounts);
            }

            @Override
            public Slug name() {
                return unit.slug();
            }

            @Override
            public String toString() {
                return "OfUnit[%s, %s]".formatted(unit.slug(), accounts.keySet());
            }
        }
    }

    /** Why a line was not put, although nothing is wrong with it by itself. */
    public enum Reason {
        STOCK_BELOW_RESERVED,
        COUPON_LIMIT_BELOW_USED,
        PLATFORM_UNKNOWN,
        SLUG_TAKEN
    }

    /** A line that was not put. */
    public record Refusal(long line, Reason reason) {}

    /** How many lines there were, how many of them are put now, and which were refused here. */
    public record Result(long lines, long imported, List<Refusal> refusals) {
        public Result {
            refusals = List.copyOf(refusals);
        }

        private boolean isWhole() {
            return lines == imported;
        }
    }

    public Result importAll(Command command) {
        if (!command.isAtomic()) {
            return inBatches(command.lines(), batch -> transactions.compute(() -> put(batch)));
        }
        try {
            return transactions.compute(
                    () -> {
                        var result = inBatches(command.lines(), this::put);
                        if (!result.isWhole()) {
                            throw new Undone(result);
                        }
                        return result;
                    });
        } catch (Undone undone) {
            return new Result(undone.result.lines(), 0, undone.result.refusals());
        }
    }

    @FunctionalInterface
    private interface Putting {
        List<Refusal> put(ImportBatch batch);
    }

    private static Result inBatches(Iterator<Line> lines, Putting putting) {
        var count = 0L;
        var good = 0L;
        var refusals = new ArrayList<Refusal>();
        var batch = new ImportBatch();
        while (lines.hasNext()) {
            var line = lines.next();
            count++;
            if (line.item().isEmpty()) {
                continue;
            }
            good++;
            var item = line.item().get();
            if (batch.size() == MOST_AT_ONCE || batch.holds(item)) {
                refusals.addAll(putting.put(batch));
                batch = new ImportBatch();
            }
            batch.add(line.number(), item);
        }
        if (batch.size() > 0) {
            refusals.addAll(putting.put(batch));
        }
        return new Result(count, good - refusals.size(), refusals);
    }

    private List<Refusal> put(ImportBatch batch) {
        var refusals = new ArrayList<Refusal>();
        some(
                batch.all(OfProduct.class, OfProduct::product),
                it ->
                        refusals.addAll(
                                batch.refusals(
                                        OfProduct.class,
                                        products.putAll(it),
                                        Reason.STOCK_BELOW_RESERVED)));
        some(
                batch.all(OfCoupon.class, OfCoupon::coupon),
                it ->
                        refusals.addAll(
                                batch.refusals(
                                        OfCoupon.class,
                                        coupons.putAll(it),
                                        Reason.COUPON_LIMIT_BELOW_USED)));
        some(batch.all(OfAffiliate.class, OfAffiliate::affiliate), affiliates::putAll);
        some(batch.all(OfBuyer.class, OfBuyer::buyer), buyers::putAll);
        batch.all(OfPlan.class, OfPlan::plan).forEach(plans::put);
        batch.all(OfMerchant.class, OfMerchant::merchant).stream()
                .filter(it -> merchants.write(it) instanceof Outcome.PlatformUnknown)
                .forEach(
                        it ->
                                refusals.addAll(
                                        batch.refusals(
                                                OfMerchant.class,
                                                List.of(it.slug()),
                                                Reason.PLATFORM_UNKNOWN)));
        for (var unit : batch.all(OfUnit.class, it -> it)) {
            units.write(unit)
                    .ifPresent(
                            it ->
                                    refusals.addAll(
                                            batch.refusals(
                                                    OfUnit.class, List.of(unit.name()), it)));
        }
        return refusals;
    }

    private static <T> void some(List<T> things, Consumer<List<T>> put) {
        if (!things.isEmpty()) {
            put.accept(things);
        }
    }

    /** Puts an end to the transaction. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Result result;

        Undone(Result result) {
            super(null, null, false, false);
            this.result = result;
        }
    }
}
