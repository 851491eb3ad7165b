package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the buyer pays by must be of the amount that was asked, whatever the answer says beside. */
class PactoVouchersTest {
    private static final Instant NOW = Instant.parse("2020-05-01T12:00:00Z");

    /** Of R$ 199,90. */
    private static final String PIX =
            "00020101021226580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-42665544000052040000"
                    + "53039865406199.905802BR5914ACADEMIA TESTE6009SAO PAULO62130509ORDER00016304C252";

    /** Of R$ 1,00, due on the eighth. */
    private static final String LINE = "03399.85301 29700.000358 69420.601010 7 82490000000100";

    private final PactoVouchers vouchers =
            new PactoVouchers(ZoneId.of("America/Sao_Paulo"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void what_is_of_the_amount_asked_is_handed_out() {
        assertThat(vouchers.voucher(answer("copiaECola", PIX, "199.90"), pix(19_990)).amount())
                .contains(Money.of(19_990, "BRL"));
        assertThat(vouchers.voucher(answer("linha", LINE, "1.00"), boleto(100)).amount())
                .contains(Money.of(100, "BRL"));
    }

    @Test
    void a_voucher_of_another_amount_is_not_though_the_answer_says_the_right_one() {
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(
                        () -> vouchers.voucher(answer("copiaECola", PIX, "199.89"), pix(19_989)));
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(() -> vouchers.voucher(answer("linha", LINE, "1.01"), boleto(101)));
    }

    @Test
    void an_answer_of_another_amount_is_not_though_the_voucher_is_right() {
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(
                        () -> vouchers.voucher(answer("copiaECola", PIX, "199.89"), pix(19_990)));
    }

    private static JsonObject answer(String name, String voucher, String amount) {
        return Json.createObjectBuilder()
                .add(name, voucher)
                .add("valor", new BigDecimal(amount))
                .build();
    }

    private static SaleRequest pix(long amount) {
        return request(PaymentMethod.PIX, amount);
    }

    private static SaleRequest boleto(long amount) {
        return request(PaymentMethod.BOLETO, amount);
    }

    private static SaleRequest request(PaymentMethod method, long amount) {
        var terms =
                new PaymentTerms(
                        new PaymentId(new UUID(0, 1)),
                        new OrderId(new UUID(0, 2)),
                        1,
                        new ProviderName("pacto"),
                        new MerchantId(new UUID(0, 3)),
                        Money.of(amount, "BRL"),
                        NOW,
                        NOW.plusSeconds(900));
        var wish = new SaleWish(new PlanCode("101"), 1, Optional.empty(), Optional.empty());
        var customer =
                new Customer(
                        new PersonName("Ana"),
                        TaxId.of("52998224725"),
                        new Email("ana@example.com"),
                        new Phone("11987654321"),
                        new Customer.Residence(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new SaleRequest(
                terms, wish, method, customer, Optional.empty(), "challenge", Optional.empty());
    }
}
