package dev.catraca.application.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.catalogue.PriceLines;
import dev.catraca.application.catalogue.PriceLines.Item;
import dev.catraca.application.payment.Shop;
import dev.catraca.application.quote.IssueQuote.Command;
import dev.catraca.application.quote.IssueQuote.Outcome;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.quote.QuoteSplit;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class IssueQuoteTest {
    private static final Item ONE_PRO = new Item.OfPlan(Shop.PRO, 1);

    private final Shop shop = new Shop();

    @Test
    void the_price_is_the_catalogue_s_and_good_for_a_quarter_of_an_hour() {
        var quote = shop.quote(3).quote();

        assertThat(quote.total()).isEqualTo(Shop.PRICE);
        assertThat(quote.expiresAt()).isEqualTo(shop.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(quote.instalments().all())
                .extracting(it -> it.amount().minor())
                .containsExactly(6_664L, 6_663L, 6_663L);
    }

    @Test
    void a_repeated_request_gets_the_same_quote_whatever_the_catalogue_says_now() {
        var command = shop.quoteCommand(1);
        var first = shop.quoting.issue(command);
        shop.putPrice(99_900);
        shop.clock.advance(Duration.ofMinutes(1));

        assertThat(shop.quoting.issue(command)).isEqualTo(first);
        assertThat(shop.quote(1).quote().total()).isEqualTo(Money.of(99_900, "BRL"));
    }

    @Test
    void what_does_not_exist_is_named() {
        assertThat(issue(Optional.empty(), Optional.empty(), new Item.OfPlan(new PlanCode("x"), 1)))
                .isEqualTo(new Outcome.NotPriced(new PriceLines.Outcome.PlanUnknown(0)));
        assertThat(
                        issue(
                                Optional.empty(),
                                Optional.empty(),
                                ONE_PRO,
                                new Item.OfProduct(new Reference("p"), 1)))
                .isEqualTo(new Outcome.NotPriced(new PriceLines.Outcome.ProductUnknown(1)));
        assertThat(issue(Optional.of("SAVE10"), Optional.empty(), ONE_PRO))
                .isEqualTo(new Outcome.CouponUnknown());
        assertThat(issue(Optional.empty(), Optional.of("maria"), ONE_PRO))
                .isEqualTo(new Outcome.AffiliateUnknown());
        var elsewhere = shop.quoteCommand(1);
        assertThat(
                        shop.quoting.issue(
                                new Command(
                                        elsewhere.quote(),
                                        new Slug("nobody"),
                                        elsewhere.items(),
                                        1,
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(new Outcome.MerchantUnknown());
    }

    @Test
    void an_order_has_one_plan_once() {
        assertThat(issue(Optional.empty(), Optional.empty(), ONE_PRO, ONE_PRO))
                .isEqualTo(new Outcome.NotPriced(new PriceLines.Outcome.OnePlanPerOrder()));
        assertThat(issue(Optional.empty(), Optional.empty(), new Item.OfPlan(Shop.PRO, 2)))
                .isEqualTo(new Outcome.NotPriced(new PriceLines.Outcome.OnePlanPerOrder()));
    }

    @Test
    void instalments_are_those_of_the_plan_and_none_is_empty() {
        assertThat(shop.quoting.issue(shop.quoteCommand(13)))
                .isEqualTo(new Outcome.InstallmentsNotOffered(12));
        assertThat(shop.quoting.issue(shop.quoteCommand(0)))
                .isEqualTo(new Outcome.InstallmentsNotOffered(12));
        shop.putPrice(2);
        assertThat(shop.quoting.issue(shop.quoteCommand(3)))
                .isEqualTo(new Outcome.InstallmentsNotOffered(2));
        shop.putPrice(0);
        assertThat(shop.quote(1).quote().total()).isEqualTo(Money.of(0, "BRL"));
    }

    @Test
    void a_coupon_makes_it_cheaper_and_an_affiliate_gets_a_part() {
        shop.sell(true, Map.of());

        var quote = ((Outcome.Issued) shop.quoting.issue(shop.offerCommand())).quote().quote();

        assertThat(quote.lines().total()).isEqualTo(Money.of(15_050, "BRL"));
        assertThat(quote.total()).isEqualTo(Money.of(13_545, "BRL"));
        assertThat(quote.coupon().orElseThrow().discount()).isEqualTo(Money.of(1_505, "BRL"));
        assertThat(QuoteSplit.parts(quote.split().orElseThrow()))
                .extracting(it -> it.payee().role() + " " + it.basisPoints())
                .containsExactly("AFFILIATE 1000", "MERCHANT 9000");
    }

    @Test
    void a_coupon_that_is_over_used_up_or_takes_too_much_is_refused() {
        shop.sell(true, Map.of());
        var command = shop.offerCommand();

        putCoupon(Optional.of(shop.clock.instant()), OptionalInt.empty());
        assertThat(shop.quoting.issue(command)).isEqualTo(new Outcome.CouponInvalid());

        var coupon = putCoupon(Optional.empty(), OptionalInt.of(5));
        shop.database.transactions().run(() -> shop.database.coupons().use(coupon, 5));
        assertThat(shop.quoting.issue(command)).isEqualTo(new Outcome.CouponInvalid());
        shop.database.transactions().run(() -> shop.database.coupons().use(coupon, 4));
        assertThat(shop.quoting.issue(command)).isInstanceOf(Outcome.Issued.class);

        shop.putPrice(110);
        assertThat(issue(Optional.of("SAVE10"), Optional.empty(), ONE_PRO))
                .isEqualTo(new Outcome.CouponInvalid());
        shop.putPrice(112);
        assertThat(issue(Optional.of("SAVE10"), Optional.empty(), ONE_PRO))
                .isInstanceOf(Outcome.Issued.class);
    }

    @Test
    void an_affiliate_who_is_not_active_is_refused() {
        shop.sell(false, Map.of());

        assertThat(shop.quoting.issue(shop.offerCommand()))
                .isEqualTo(new Outcome.AffiliateInvalid());
    }

    @Test
    void products_alone_are_paid_in_twelve_instalments_at_most() {
        shop.sell(true, Map.of());
        var command = shop.offerCommand();

        assertThat(
                        shop.quoting.issue(
                                new Command(
                                        command.quote(),
                                        Shop.NEXUS,
                                        command.items(),
                                        13,
                                        Optional.empty(),
                                        Optional.empty())))
                .isEqualTo(new Outcome.InstallmentsNotOffered(12));
    }

    private Coupon putCoupon(Optional<Instant> until, OptionalInt maxUses) {
        return shop.database.transactions().compute(() -> shop.putCoupon(until, maxUses));
    }

    private Outcome issue(Optional<String> coupon, Optional<String> affiliate, Item... items) {
        var command = shop.quoteCommand(1);
        return shop.quoting.issue(
                new Command(command.quote(), Shop.NEXUS, List.of(items), 1, coupon, affiliate));
    }
}
