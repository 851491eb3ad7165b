package dev.catraca.application.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.SaleOutcome.Approved;
import dev.catraca.application.payment.port.SaleOutcome.Declined;
import dev.catraca.application.payment.port.SaleOutcome.Issued;
import dev.catraca.application.payment.port.SaleOutcome.NotSent;
import dev.catraca.application.payment.port.SaleOutcome.Refused;
import dev.catraca.application.payment.port.SaleOutcome.Unclear;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Collected;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every gateway does that sells by one call, shown against the twin of its provider. One call
 * of ours makes at most one sale, and what is not a clear answer is unclear and can be looked for.
 */
public interface SellsDirectlyContract {
    /** The gateway, calling the twin, with timeouts that no slow machine meets. */
    SellsDirectly seller();

    /** The same gateway with short timeouts, for the calls that meet trouble. */
    SellsDirectly hastySeller();

    /** The same gateway with nobody at the other end. */
    SellsDirectly unreachableSeller();

    ProviderAccount account();

    /** A sale to somebody who never bought anything. */
    SaleRequest request(PaymentMethod method);

    /** The same, by a card whose bank says no. */
    SaleRequest requestByDeclinedCard();

    /** The same, for a plan that nobody sells. */
    SaleRequest requestForUnknownPlan();

    /** The only sale that is open is paid by its buyer. */
    void buyerPays(SaleRequest request);

    /** Its time is over, and the provider says so. */
    void saleExpires(SaleRequest request);

    /** How many sales there are of this customer. */
    int sales(SaleRequest request);

    /** How often the provider was asked to sell by this method, by anybody. */
    long askedToSell(PaymentMethod method);

    /** Strikes the next sale by this method, once. */
    void nextSale(PaymentMethod method, Trouble trouble);

    /** Every call the gateways made so far. */
    List<CallLog.Call> calls();

    /** How a provider can fail, and whether it has sold then. */
    enum Trouble {
        SERVER_ERROR(false),
        EMPTY_SERVER_ERROR(false),
        ERROR_PAGE(false),
        WEB_PAGE(false),
        REDIRECT(false),
        SILENCE(false),
        CONNECTION_LOST(false),
        /** An error that nobody knows, as a success. */
        ERROR_AS_SUCCESS(false),
        SERVER_ERROR_AFTERWARDS(true),
        GARBAGE(true),
        SILENCE_AFTERWARDS(true),
        /** Longer than anybody waits, and then all is well. */
        LATE(true),
        CONNECTION_LOST_AFTERWARDS(true),
        HALF_AN_ANSWER(true),
        ENDLESS_ANSWER(true),
        DRIPPING_ANSWER(true);

        private final boolean isSold;

        Trouble(boolean isSold) {
            this.isSold = isSold;
        }

        public boolean isSold() {
            return isSold;
        }
    }

    @Test
    default void a_card_pays() {
        var request = request(PaymentMethod.CARD);

        var sold = (Approved) seller().sell(request, account());

        assertThat(sold.amount()).isEqualTo(request.terms().amount());
        assertThat(sales(request)).isOne();
    }

    @Test
    default void a_card_is_declined() {
        assertThat(seller().sell(requestByDeclinedCard(), account())).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentMethod.class,
            names = {"PIX", "BOLETO"})
    default void the_buyer_gets_something_to_pay_by(PaymentMethod method) {
        var request = request(method);

        var issued = (Issued) seller().sell(request, account());

        assertThat(issued.voucher().method()).isEqualTo(method);
        assertThat(issued.voucher().amount()).contains(request.terms().amount());
        assertThat(issued.toString()).doesNotContain("000201");
    }

    @Test
    default void what_was_refused_was_not_sold() {
        var request = requestForUnknownPlan();

        assertThat(seller().sell(request, account())).isInstanceOf(Refused.class);
        assertThat(sales(request)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    default void what_is_not_clear_is_asked_once(Trouble trouble) {
        var request = request(PaymentMethod.CARD);
        nextSale(PaymentMethod.CARD, trouble);
        var before = askedToSell(PaymentMethod.CARD);

        var outcome = hastySeller().sell(request, account());

        assertThat(outcome).isInstanceOf(Unclear.class);
        assertThat(askedToSell(PaymentMethod.CARD) - before).isOne();
        assertThat(sales(request)).isEqualTo(trouble.isSold() ? 1 : 0);
        assertThat(look(request)).isInstanceOf(found(trouble.isSold()));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentMethod.class,
            names = {"PIX", "BOLETO"})
    default void a_voucher_that_was_lost_is_pending(PaymentMethod method) {
        var request = request(method);
        nextSale(method, Trouble.CONNECTION_LOST_AFTERWARDS);

        assertThat(hastySeller().sell(request, account())).isInstanceOf(Unclear.class);
        assertThat(fact(request)).isEqualTo(new ChargeFact.Pending());
    }

    @Test
    default void nobody_there_means_nothing_was_sent() {
        for (var method : unreachableSeller().methods(account())) {
            assertThat(unreachableSeller().sell(request(method), account()))
                    .isInstanceOf(NotSent.class);
        }
    }

    @Test
    default void a_paid_card_is_found() {
        var request = request(PaymentMethod.CARD);
        seller().sell(request, account());

        var fact = (Collected) fact(request);

        assertThat(fact.received()).isEqualTo(request.terms().amount());
        assertThat(fact.refunded().isZero()).isTrue();
        assertThat(fact.method()).contains(PaymentMethod.CARD);
        assertThat(fact.at()).isAfterOrEqualTo(request.terms().requestedAt().minusSeconds(2));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentMethod.class,
            names = {"PIX", "BOLETO"})
    default void a_voucher_is_pending_until_it_is_paid(PaymentMethod method) {
        var request = request(method);
        seller().sell(request, account());
        assertThat(fact(request)).isEqualTo(new ChargeFact.Pending());

        buyerPays(request);

        assertThat(((Collected) fact(request)).received()).isEqualTo(request.terms().amount());
    }

    @Test
    default void a_voucher_that_nobody_paid_is_over() {
        var request = request(PaymentMethod.PIX);
        seller().sell(request, account());
        saleExpires(request);

        assertThat(fact(request)).isInstanceOf(ChargeFact.Expired.class);
    }

    @Test
    default void nothing_is_found_of_what_was_never_sold() {
        assertThat(look(request(PaymentMethod.CARD))).isInstanceOf(ChargeReport.Absent.class);
    }

    @Test
    default void of_two_sales_alike_neither_is_meant() {
        var request = request(PaymentMethod.CARD);
        seller().sell(request, account());
        seller().sell(request, account());

        assertThat(look(request)).isInstanceOf(ChargeReport.Unknown.class);
    }

    @Test
    default void a_sale_is_found_by_what_the_provider_calls_it() {
        var request = request(PaymentMethod.PIX);
        var issued = (Issued) seller().sell(request, account());
        seller().sell(request, account());

        var report = look(request, issued.reference());

        assertThat(report)
                .isInstanceOfSatisfying(
                        ChargeReport.Known.class,
                        it -> assertThat(it.reference()).isEqualTo(issued.reference().get()));
    }

    @Test
    default void looking_finds_nothing_where_nobody_answers() {
        assertThat(
                        unreachableSeller()
                                .look(
                                        inquiry(request(PaymentMethod.PIX), Optional.empty()),
                                        account()))
                .isInstanceOf(ChargeReport.Unknown.class);
    }

    @Test
    default void an_account_of_nothing_lacks_something_and_a_whole_one_does_not() {
        assertThat(seller().lacking(account())).isEmpty();
        var nothing = new ProviderAccount(account().merchant(), seller().name(), Map.of());
        assertThat(seller().lacking(nothing)).isNotEmpty();
        assertThat(names(seller())).containsAll(seller().lacking(nothing));
    }

    @Test
    default void the_log_tells_nothing_of_cards_customers_and_keys() {
        var request = request(PaymentMethod.CARD);
        seller().sell(request, account());
        look(request);

        var told = calls().toString();

        assertThat(told)
                .contains(request.terms().id().toString())
                .doesNotContain(request.card().get().number().digits())
                .doesNotContain(request.customer().taxId().digits())
                .doesNotContain(request.customer().email().value())
                .doesNotContain(request.customer().name().value());
        account().credentials().values().stream()
                .flatMap(List::stream)
                .filter(it -> it.length() >= 16)
                .forEach(it -> assertThat(told).doesNotContain(it));
    }

    private static Class<? extends ChargeReport> found(boolean isSold) {
        return isSold ? ChargeReport.Known.class : ChargeReport.Absent.class;
    }

    private static Set<String> names(SellsDirectly seller) {
        return seller.credentials().stream()
                .map(PaymentProvider.Credential::name)
                .collect(Collectors.toSet());
    }

    private ChargeFact fact(SaleRequest request) {
        return ((ChargeReport.Known) look(request)).fact();
    }

    private ChargeReport look(SaleRequest request) {
        return look(request, Optional.empty());
    }

    private ChargeReport look(SaleRequest request, Optional<ChargeReference> reference) {
        return seller().look(inquiry(request, reference), account());
    }

    private static SaleInquiry inquiry(SaleRequest request, Optional<ChargeReference> reference) {
        return new SaleInquiry(
                request.terms(), reference, request.wish().plan(), request.customer().taxId());
    }
}
