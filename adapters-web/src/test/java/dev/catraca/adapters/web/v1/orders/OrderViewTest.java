package dev.catraca.adapters.web.v1.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.web.v1.orders.OrderView.PaymentView;
import dev.catraca.application.contract.Samples;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.payment.BoletoLine;
import dev.catraca.domain.payment.BrCode;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.Voucher;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator sees of a sale whose buyer has yet to pay, or of which nobody knows. */
class OrderViewTest {
    private static final ChargeReference CODE = new ChargeReference("77");

    private final Merchant unit = Samples.merchant();
    private final Payment.Requested asked = Samples.payment(Samples.order(unit.id()));

    @Test
    void a_pix_shows_until_when_it_is_good() {
        var end = Instant.parse("2026-11-21T13:00:00Z");
        var pix =
                new Voucher.Pix(
                        new BrCode(
                                "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000"
                                        + "5204000053039865802BR5913Fulano de Tal6008BRASILIA"
                                        + "62070503***63041D3D"),
                        end);

        var shown = shown(asked.issued(CODE, pix));

        assertThat(shown.state()).isEqualTo("PENDING");
        assertThat(shown.method()).isEqualTo("pix");
        assertThat(shown.expiresAt()).isEqualTo(end);
        assertThat(shown.providerReference()).isEqualTo("77");
        assertThat(shown.url()).isNull();
    }

    /** São Paulo's midnight is three in the morning. */
    @Test
    void a_boleto_is_to_be_paid_until_its_day_ends_where_the_unit_is() {
        var boleto =
                new Voucher.Boleto(
                        new BoletoLine("03399853012970000035869420601010782490000000100"),
                        LocalDate.parse("2026-12-05"),
                        Optional.empty());

        var shown = shown(asked.issued(CODE, boleto));

        assertThat(shown.method()).isEqualTo("boleto");
        assertThat(shown.expiresAt()).isEqualTo(Instant.parse("2026-12-06T03:00:00Z"));
    }

    @Test
    void a_sale_that_may_have_happened_says_so() {
        var shown = shown(asked.unknown("timeout"));

        assertThat(shown.state()).isEqualTo("UNKNOWN");
        assertThat(shown.method()).isEqualTo("card");
        assertThat(shown.providerReference()).isNull();
        assertThat(shown.expiresAt()).isEqualTo(asked.terms().expiresAt());
    }

    /** A name finds the client in the unit's system; which of that name, the rest tells. */
    @Test
    void the_buyer_of_a_sale_that_may_have_happened_is_shown_masked() {
        for (var payment : List.of(asked, asked.unknown("timeout"))) {
            var buyer = view(payment, Optional.of(PaymentMethod.PIX)).buyer();

            assertThat(buyer.name()).isEqualTo("Ana");
            assertThat(buyer.email()).isEqualTo("a***@example.com");
            assertThat(buyer.taxId()).isEqualTo("***.982.247-**");
        }
    }

    @Test
    void no_buyer_is_shown_of_what_is_resolved_or_was_no_sale() {
        var refused = asked.refused("no", Instant.EPOCH);

        assertThat(view(refused, Optional.of(PaymentMethod.PIX)).buyer()).isNull();
        assertThat(view(asked.unknown("timeout"), Optional.empty()).buyer()).isNull();
    }

    private PaymentView shown(Payment payment) {
        return view(payment, Optional.of(PaymentMethod.CARD)).payments().getFirst();
    }

    private OrderView view(Payment payment, Optional<PaymentMethod> sold) {
        return OrderView.of(
                Samples.order(unit.id(), "ana@example.com"), unit, List.of(payment), sold);
    }
}
