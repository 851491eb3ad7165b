package dev.catraca.application.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.OpenOutcome.KeySpent;
import dev.catraca.application.payment.port.OpenOutcome.Unclear;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.domain.payment.ChargeFact.Declined;
import dev.catraca.domain.payment.ChargeFact.Expired;
import dev.catraca.domain.payment.ChargeFact.Pending;
import dev.catraca.domain.payment.ChargeReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a gateway does besides whose provider honours keys, tells by itself what became of a page,
 * and takes boleto or PIX that is paid later.
 */
public interface KeyedProviderContract extends PaymentProviderContract {
    /** The buyer chooses to pay later, by boleto or PIX. */
    void buyerTakesVoucher(ChargeReference charge);

    /** The boleto or PIX is not paid in time. */
    void voucherLapses(ChargeReference charge);

    @Test
    default void keys_are_honoured() {
        assertThat(provider().honoursKeys()).isTrue();
    }

    @Test
    default void an_open_page_carries_our_reference() {
        var request = request();

        assertThat(known(open(request).reference()).payment()).contains(request.terms().id());
    }

    @Test
    default void money_on_its_way_is_pending() {
        var charge = open(request()).reference();
        buyerTakesVoucher(charge);

        assertThat(fact(charge)).isEqualTo(new Pending());
    }

    @Test
    default void a_page_that_closed_is_expired_whatever_is_claimed() {
        var charge = open(request()).reference();
        pageExpires(charge);

        for (var claim : Claim.values()) {
            assertThat(report(charge, claim))
                    .isInstanceOfSatisfying(
                            ChargeReport.Known.class,
                            it -> assertThat(it.fact()).isInstanceOf(Expired.class));
        }
    }

    @Test
    default void the_same_request_again_gives_the_same_page() {
        var request = request();

        assertThat(open(request)).isEqualTo(open(request));
    }

    @Test
    default void money_that_never_comes_is_declined() {
        var charge = open(request()).reference();
        buyerTakesVoucher(charge);
        voucherLapses(charge);

        assertThat(fact(charge)).isInstanceOf(Declined.class);
        assertThat(report(charge, Claim.FAILED))
                .isInstanceOfSatisfying(
                        ChargeReport.Known.class,
                        it -> assertThat(it.fact()).isInstanceOf(Declined.class));
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "STORED_SERVER_ERROR")
    default void no_clear_answer_is_unclear_and_the_same_key_finds_out(Trouble trouble) {
        var request = request();
        nextOpening(trouble);

        assertThat(hastyProvider().open(request, account())).isInstanceOf(Unclear.class);
        assertThat(calls().getLast().latency()).isLessThan(LONGEST_CALL);

        var charge = open(request).reference();
        assertThat(known(charge).payment()).contains(request.terms().id());
        assertThat(open(request).reference()).isEqualTo(charge);
    }

    @Test
    default void a_failure_that_the_provider_keeps_spends_the_key() {
        var request = request();
        nextOpening(Trouble.STORED_SERVER_ERROR);

        assertThat(provider().open(request, account())).isInstanceOf(Unclear.class);
        assertThat(provider().open(request, account())).isInstanceOf(KeySpent.class);
    }
}
