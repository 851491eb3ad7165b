package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.PageProvider;
import dev.catraca.application.fakes.PageProvider.Trouble;
import dev.catraca.application.order.port.Stock;
import dev.catraca.application.payment.SettlePayments.Hint;
import dev.catraca.application.payment.StartPayment.Command;
import dev.catraca.application.payment.StartPayment.Outcome;
import dev.catraca.application.payment.StartPayment.Wish;
import dev.catraca.application.quote.IssueQuote;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.quote.Quote;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.quote.SignedQuote;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Payments that start from a quote. */
class CheckoutTest {
    private static final String ANA = "ana@example.com";

    private final Shop shop = new Shop();

    @Test
    void the_quote_is_what_is_paid_whatever_became_of_the_catalogue() {
        var quote = shop.quote(3);
        shop.putPrice(99_900);

        var opened = (Outcome.Opened) shop.starting.start(shop.checkout(quote, ANA));

        assertThat(shop.payment(opened.order()).terms().amount()).isEqualTo(Shop.PRICE);
        assertThat(shop.order(opened.order()).terms().installments()).isEqualTo(3);
    }

    @Test
    void pieces_are_kept_the_coupon_s_price_is_paid_and_the_affiliate_s_wallet_named() {
        shop.sell(true, Map.of(PageProvider.NAME, "w-maria"));
        var quote = offered();

        var opened = (Outcome.Opened) shop.starting.start(shop.checkout(quote, ANA));

        var terms = shop.order(opened.order()).terms();
        assertThat(shop.stock.reserved).containsExactly(opened.order());
        assertThat(shop.payment(opened.order()).terms().amount())
                .isEqualTo(Money.of(13_545, "BRL"));
        assertThat(shop.page().items)
                .extracting(it -> it.quantity() + " x " + it.unitPrice().minor())
                .containsExactly("1 x 6772", "1 x 6773");
        assertThat(terms.splitPlan().shares())
                .extracting(it -> it.payee().wallet().orElse(""))
                .containsExactly("w-maria");
    }

    @Test
    void where_pieces_or_coupon_are_gone_nothing_is_begun() {
        shop.sell(true, Map.of(PageProvider.NAME, "w-maria"));
        var command = shop.checkout(offered(), ANA);

        shop.stock.answer = Stock.Reserved.NOT_IN_STOCK;
        assertThat(shop.starting.start(command)).isEqualTo(new Outcome.StockInsufficient());
        shop.stock.answer = Stock.Reserved.COUPON_SPENT;
        assertThat(shop.starting.start(command)).isEqualTo(new Outcome.CouponSpent());
        assertThat(shop.database.orders().all()).isEmpty();
        assertThat(shop.provider.pages()).isEmpty();

        shop.stock.answer = Stock.Reserved.RESERVED;
        assertThat(shop.starting.start(command)).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void whose_wallet_is_missing_at_the_provider_is_told_before_anything_is_begun() {
        shop.sell(true, Map.of(new ProviderName("other"), "w-maria"));

        assertThat(shop.starting.start(shop.checkout(offered(), ANA)))
                .isEqualTo(new Outcome.WalletMissing(Role.AFFILIATE));
        assertThat(shop.database.orders().all()).isEmpty();
    }

    @Test
    void a_plan_alone_reserves_nothing() {
        assertThat(shop.starting.start(shop.checkout(shop.quote(1), ANA)))
                .isInstanceOf(Outcome.Opened.class);

        assertThat(shop.stock.reserved).isEmpty();
    }

    private SignedQuote offered() {
        return ((IssueQuote.Outcome.Issued) shop.quoting.issue(shop.offerCommand())).quote();
    }

    @Test
    void a_quote_that_is_too_old_or_unknown_opens_nothing() {
        var quote = shop.quote(1);
        shop.clock.advance(Duration.ofMinutes(15));

        assertThat(shop.starting.start(shop.checkout(quote, ANA)))
                .isEqualTo(new Outcome.QuoteExpired());
        assertThat(shop.starting.start(referringTo(new QuoteId(new UUID(0, 9)))))
                .isEqualTo(new Outcome.QuoteUnknown());
        assertThat(shop.database.orders().all()).isEmpty();
    }

    @Test
    void a_quote_that_somebody_changed_is_refused() {
        var signed = shop.quote(3);
        var quote = signed.quote();
        var cheaper =
                new Quote(
                        quote.id(),
                        quote.merchant(),
                        quote.lines(),
                        quote.coupon(),
                        quote.split(),
                        1,
                        quote.expiresAt());
        shop.database.quotes().tamper(new SignedQuote(cheaper, signed.signature()));

        assertThat(shop.starting.start(shop.checkout(signed, ANA)))
                .isEqualTo(new Outcome.QuoteNotAuthentic());
        assertThat(shop.database.orders().all()).isEmpty();
    }

    @Test
    void an_order_that_was_placed_in_time_goes_on_after_the_quote_s_end() {
        var command = shop.checkout(shop.quote(1), ANA);
        shop.provider.next(Trouble.SILENCE_AFTER);
        assertThat(shop.starting.start(command)).isInstanceOf(Outcome.Unavailable.class);
        shop.clock.advance(Duration.ofMinutes(20));

        assertThat(shop.starting.start(command)).isInstanceOf(Outcome.Opened.class);
        assertThat(shop.provider.pages()).hasSize(1);
    }

    @Test
    void the_same_offer_leads_to_the_same_page() {
        var first = shop.starting.start(shop.checkout(shop.quote(2), ANA));

        assertThat(shop.starting.start(shop.checkout(shop.quote(2), ANA))).isEqualTo(first);
        assertThat(shop.provider.pages()).hasSize(1);
    }

    @Test
    void another_offer_closes_the_page_of_the_first() {
        var first = (Outcome.Opened) shop.starting.start(shop.checkout(shop.quote(1), ANA));

        var second = (Outcome.Opened) shop.starting.start(shop.checkout(shop.quote(2), ANA));

        assertThat(second.order()).isNotEqualTo(first.order());
        assertThat(shop.order(first.order()).state()).isEqualTo(OrderState.CANCELED);
        assertThat(shop.order(second.order()).terms().installments()).isEqualTo(2);
    }

    /** The same plan at another price, or with somebody else's part in it, is another offer. */
    @Test
    void an_offer_with_a_coupon_or_an_affiliate_closes_the_page_without() {
        shop.sell(true, Map.of(PageProvider.NAME, "w-maria"));
        var plain = (Outcome.Opened) shop.starting.start(shop.checkout(shop.quote(1), ANA));

        var cheaper = open(Optional.of("SAVE10"), Optional.empty());
        assertThat(cheaper.order()).isNotEqualTo(plain.order());
        assertThat(shop.payment(cheaper.order()).terms().amount())
                .isEqualTo(Money.of(17_991, "BRL"));

        var shared = open(Optional.of("SAVE10"), Optional.of("maria"));
        assertThat(shared.order()).isNotEqualTo(cheaper.order());
        assertThat(shop.order(cheaper.order()).state()).isEqualTo(OrderState.CANCELED);
        assertThat(shop.order(shared.order()).terms().split()).isPresent();
    }

    private Outcome.Opened open(Optional<String> coupon, Optional<String> affiliate) {
        var plain = shop.quoteCommand(1);
        var command =
                new IssueQuote.Command(
                        plain.quote(), plain.merchant(), plain.items(), 1, coupon, affiliate);
        var quote = ((IssueQuote.Outcome.Issued) shop.quoting.issue(command)).quote();
        return (Outcome.Opened) shop.starting.start(shop.checkout(quote, ANA));
    }

    /** As long as money may come, and a little longer. */
    @Test
    void pieces_are_kept_longer_than_the_page() {
        shop.sell(true, Map.of(PageProvider.NAME, "w-maria"));
        var opened = (Outcome.Opened) shop.starting.start(shop.checkout(offered(), ANA));

        assertThat(shop.stock.until).containsExactly(opened.expiresAt().plus(OpenPayment.GRACE));
    }

    @Test
    void a_page_that_was_just_paid_on_is_not_replaced() {
        var first = (Outcome.Opened) shop.starting.start(shop.checkout(shop.quote(1), ANA));
        shop.page().becomes(shop.paid(19_990));

        assertThat(shop.starting.start(shop.checkout(shop.quote(2), ANA)))
                .isEqualTo(new Outcome.NotOpen(first.order()));
        assertThat(shop.order(first.order()).state()).isEqualTo(OrderState.PAID);
        assertThat(shop.provider.pages()).hasSize(1);
    }

    @Test
    void a_boleto_of_the_first_offer_cannot_be_taken_back() {
        shop.starting.start(shop.checkout(shop.quote(1), ANA));
        shop.page().becomesBoleto();

        assertThat(shop.starting.start(shop.checkout(shop.quote(2), ANA)))
                .isEqualTo(new Outcome.OtherUnderWay());
        assertThat(shop.provider.pages()).hasSize(1);
    }

    @Test
    void while_it_is_unclear_whether_the_first_page_is_closed_there_is_no_second() {
        shop.starting.start(shop.checkout(shop.quote(1), ANA));
        var second = shop.checkout(shop.quote(2), ANA);
        shop.provider.next(Trouble.SILENCE_AFTER);

        assertThat(shop.starting.start(second)).isInstanceOf(Outcome.Unavailable.class);
        assertThat(shop.provider.pages()).hasSize(1);

        assertThat(shop.starting.start(second)).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void an_intent_keeps_to_the_page_that_is_open() {
        var quoted = shop.starting.start(shop.checkout(shop.quote(3), ANA));
        shop.putPrice(99_900);

        assertThat(shop.start(ANA)).isEqualTo(quoted);
    }

    @Test
    void the_buyer_returns_only_to_the_merchant_s_own_site() {
        var it = shop.checkout(shop.quote(1), ANA);
        var elsewhere =
                new Command(
                        it.order(),
                        it.wish(),
                        it.buyer(),
                        Optional.of(URI.create("https://evil.example/")),
                        it.provider());

        assertThat(shop.starting.start(elsewhere)).isEqualTo(new Outcome.ReturnNotAllowed());
    }

    @Test
    void a_checkout_shows_its_page_as_long_as_it_can_be_paid_on() {
        var reading = new ReadCheckout(shop.database.orders(), shop.database.payments());
        var opened = (Outcome.Opened) shop.starting.start(shop.checkout(shop.quote(1), ANA));
        assertThat(reading.read(opened.order()).orElseThrow().order().state())
                .isEqualTo(OrderState.OPEN);

        shop.page().becomes(shop.paid(19_990));
        shop.settling.settle(new Hint.OfOrder(opened.order()));

        assertThat(reading.read(opened.order()).orElseThrow().order().state())
                .isEqualTo(OrderState.PAID);
        assertThat(reading.read(shop.checkout(shop.quote(1), ANA).order())).isEmpty();
    }

    private Command referringTo(QuoteId quote) {
        var it = shop.checkout(shop.quote(1), ANA);
        return new Command(
                it.order(), new Wish.Quoted(quote), it.buyer(), it.returnUrl(), it.provider());
    }
}
