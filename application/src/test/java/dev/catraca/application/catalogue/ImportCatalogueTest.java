package dev.catraca.application.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.application.catalogue.ImportCatalogue.Command;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.catalogue.ImportCatalogue.Line;
import dev.catraca.application.catalogue.ImportCatalogue.Reason;
import dev.catraca.application.catalogue.ImportCatalogue.Refusal;
import dev.catraca.application.catalogue.ImportCatalogue.Result;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.merchant.WriteMerchant;
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
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportCatalogueTest {
    private static final MerchantId MERCHANT = Samples.merchant().id();

    private final InMemoryDatabase database = InMemoryDatabase.at(() -> Samples.NOW);
    private final List<String> units = new ArrayList<>();
    private final ImportCatalogue importing =
            new ImportCatalogue(
                    database.products(),
                    database.coupons(),
                    database.affiliates(),
                    database.registeredBuyers(),
                    database.plans(),
                    new WriteMerchant(
                            database.merchants(), UUID::randomUUID, MainSystemKind.EMBEDDED),
                    this::writeUnit,
                    database.transactions());

    private Optional<Reason> writeUnit(Item.OfUnit unit) {
        units.add(unit.name().value());
        return unit.name().value().startsWith("bad")
                ? Optional.of(Reason.SLUG_TAKEN)
                : Optional.empty();
    }

    @Test
    void every_kind_is_put() {
        var affiliate =
                new Affiliate(
                        MERCHANT, new Reference("a"), "Ana", Map.of(), Optional.empty(), true);
        var buyer =
                new RegisteredBuyer(
                        MERCHANT,
                        new Reference("a"),
                        new PersonName("Ana"),
                        new Email("ana@example.com"),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        var plan =
                new Plan(
                        MERCHANT,
                        new PlanCode("a"),
                        "Pro",
                        Money.of(1, "BRL"),
                        BillingCycle.MONTHLY,
                        OptionalInt.empty(),
                        1);
        var result =
                imported(
                        false,
                        new Item.OfProduct(product("a", 1)),
                        new Item.OfCoupon(coupon(5)),
                        new Item.OfAffiliate(affiliate),
                        new Item.OfBuyer(buyer),
                        new Item.OfPlan(plan),
                        merchant("shop", Optional.empty()));

        assertThat(result).isEqualTo(new Result(6, 6, List.of()));
        assertThat(stocks()).containsExactly("a=1");
        assertThat(database.coupons().find(MERCHANT, coupon(5).code())).contains(coupon(5));
        assertThat(database.affiliates().find(MERCHANT, affiliate.reference())).contains(affiliate);
        assertThat(database.registeredBuyers().find(MERCHANT, buyer.reference())).contains(buyer);
        assertThat(database.plans().find(MERCHANT, plan.code())).contains(plan);
        assertThat(database.merchants().find(new Slug("shop"))).isPresent();
    }

    @Test
    void bad_lines_do_not_keep_the_others_out() {
        var lines =
                List.of(
                        new Line(3, Optional.of(new Item.OfProduct(product("a", 1)))),
                        new Line(4, Optional.empty()),
                        new Line(9, Optional.of(new Item.OfProduct(product("b", 1)))));
        assertThat(importing.importAll(new Command(false, lines.iterator())))
                .isEqualTo(new Result(3, 2, List.of()));
        assertThat(stocks()).containsExactly("a=1", "b=1");
    }

    @Test
    void one_bad_line_undoes_an_atomic_import() {
        database.transactions().run(() -> database.products().putAll(List.of(product("a", 7))));
        var lines =
                List.of(
                        new Line(1, Optional.of(new Item.OfProduct(product("a", 1)))),
                        new Line(2, Optional.empty()));
        assertThat(importing.importAll(new Command(true, lines.iterator())))
                .isEqualTo(new Result(2, 0, List.of()));
        assertThat(stocks()).containsExactly("a=7");
    }

    @Test
    void an_atomic_import_of_good_lines_is_put() {
        assertThat(imported(true, new Item.OfProduct(product("a", 1))).imported()).isOne();
        assertThat(stocks()).containsExactly("a=1");
    }

    @Test
    void what_is_reserved_or_used_refuses_its_line() {
        imported(false, new Item.OfProduct(product("a", 5)), new Item.OfCoupon(coupon(5)));
        database.products().reserve(product("a", 5), 3);
        database.coupons().use(coupon(5), 3);
        Item[] items = {
            new Item.OfProduct(product("a", 2)),
            new Item.OfProduct(product("b", 2)),
            new Item.OfCoupon(coupon(2))
        };
        var refusals =
                List.of(
                        new Refusal(1, Reason.STOCK_BELOW_RESERVED),
                        new Refusal(3, Reason.COUPON_LIMIT_BELOW_USED));

        assertThat(imported(true, items)).isEqualTo(new Result(3, 0, refusals));
        assertThat(stocks()).containsExactly("a=5");
        assertThat(imported(false, items)).isEqualTo(new Result(3, 1, refusals));
        assertThat(stocks()).containsExactly("a=5", "b=2");
    }

    @Test
    void a_merchant_sells_through_a_platform_of_an_earlier_line() {
        assertThat(
                        imported(
                                false,
                                merchant("unit", Optional.of(new Slug("platform"))),
                                merchant("platform", Optional.empty()),
                                merchant("unit", Optional.of(new Slug("platform")))))
                .isEqualTo(new Result(3, 2, List.of(new Refusal(1, Reason.PLATFORM_UNKNOWN))));
    }

    @Test
    void the_last_of_two_lines_about_one_thing_counts() {
        var result =
                imported(
                        false,
                        new Item.OfProduct(product("a", 1)),
                        new Item.OfProduct(product("b", 1)),
                        new Item.OfProduct(product("a", 2)));
        assertThat(result).isEqualTo(new Result(3, 3, List.of()));
        assertThat(stocks()).containsExactly("a=2", "b=1");
    }

    @Test
    void some_hundred_lines_are_one_transaction() {
        var lines =
                Stream.iterate(1, it -> it + 1)
                        .map(it -> line(it, product("p-%04d".formatted(it), it)))
                        .limit(1200)
                        .iterator();
        // The file ends in the middle, as when the server dies.
        var broken =
                new Iterator<Line>() {
                    @Override
                    public boolean hasNext() {
                        return true;
                    }

                    @Override
                    public Line next() {
                        if (!lines.hasNext()) {
                            throw new IllegalStateException("broken");
                        }
                        return lines.next();
                    }
                };
        assertThatThrownBy(() -> importing.importAll(new Command(false, broken)))
                .hasMessage("broken");
        assertThat(stocks()).hasSize(1000).endsWith("p-1000=1000");
    }

    @Test
    void a_unit_that_is_not_written_refuses_its_line() {
        assertThat(imported(false, unit("good"), unit("bad-a"), unit("better"), unit("bad-b")))
                .isEqualTo(
                        new Result(
                                4,
                                2,
                                List.of(
                                        new Refusal(2, Reason.SLUG_TAKEN),
                                        new Refusal(4, Reason.SLUG_TAKEN))));
        assertThat(units).containsExactly("good", "bad-a", "better", "bad-b");
    }

    @Test
    void a_line_of_a_unit_shows_no_credential() {
        assertThat(unit("torres")).hasToString("OfUnit[torres, [pacto]]");
    }

    private static Item unit(String slug) {
        return new Item.OfUnit(
                MERCHANT,
                ((Item.OfMerchant) merchant(slug, Optional.empty())).merchant(),
                Map.of(
                        new ProviderName("pacto"),
                        Map.of("v2.secretKey", List.of("0123456789abcdef0123456789abcdef"))));
    }

    private static Line line(long number, Product product) {
        return new Line(number, Optional.of(new Item.OfProduct(product)));
    }

    private Result imported(boolean isAtomic, Item... items) {
        var lines = new ArrayList<Line>();
        for (var item : items) {
            lines.add(new Line(lines.size() + 1, Optional.of(item)));
        }
        return importing.importAll(new Command(isAtomic, lines.iterator()));
    }

    private List<String> stocks() {
        return database.products().page(MERCHANT, Optional.empty(), 5000).stream()
                .map(it -> it.reference() + "=" + it.stock())
                .toList();
    }

    private static Product product(String reference, int stock) {
        return new Product(
                MERCHANT,
                new Reference(reference),
                "Camiseta",
                Optional.empty(),
                Money.of(7525, "BRL"),
                stock,
                true);
    }

    private static Coupon coupon(int maxUses) {
        return new Coupon(
                MERCHANT,
                new CouponCode("NATAL"),
                new Discount.Fixed(Money.of(1, "BRL")),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(maxUses),
                OptionalInt.empty());
    }

    private static Item merchant(String slug, Optional<Slug> platform) {
        return new Item.OfMerchant(
                new WriteMerchant.Command(
                        new Slug(slug),
                        "Shop",
                        Optional.empty(),
                        platform,
                        Optional.empty(),
                        ZoneId.of("America/Sao_Paulo"),
                        Money.currency("BRL"),
                        Set.of(),
                        LateMoney.ACCEPT,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
