package dev.catraca.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.twins.pacto.DemoUnits;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the demo's unit sells: by the keys that its twin knows, to persons of the captcha's twin.
 */
final class Counter {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger(200_000_000);

    private final Product product;

    Counter(Product product) {
        this.product = product;
        var answer =
                product.admin()
                        .put(
                                "/api/v1/merchants/torres/accounts/pacto",
                                """
                                {"v3":{"secretKey":"%s","empresaId":"%d","unitCode":"%d"},
                                 "v2":{"secretKey":"%s","unitCode":"%d"}}"""
                                        .formatted(
                                                DemoUnits.TORRES_V3_KEY,
                                                DemoUnits.TORRES_COMPANY,
                                                DemoUnits.TORRES_UNIT_CODE,
                                                DemoUnits.TORRES_V2_KEY,
                                                DemoUnits.TORRES_UNIT_CODE));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    String captcha() {
        return product.twins().recaptcha().mint("checkout");
    }

    String cardToken() {
        var answer =
                product.http()
                        .post(
                                "/api/pacto/tokenize-card",
                                """
                                {"numero":"4111111111111111","nome":"ANA COMPRADORA",
                                 "validade":"12/39","cvv":"123","slug":"torres"}""");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().getString("token");
    }

    /** A sale after a day of looking for it: nobody looks any more. */
    String unresolvedSale() {
        var answer =
                product.http()
                        .post(
                                "/api/pacto-v3/venda/torres",
                                """
                                {"planoId":"102","paymentMethod":"pix",
                                 "cliente":{"nome":"Ana Compradora","cpf":"%s",
                                   "email":"ana@example.com","telefone":"51987654321",
                                   "endereco":"Rua das Flores","numero":"10","bairro":"Centro",
                                   "cidade":"Torres","estado":"RS","cep":"95560000",
                                   "dataNascimento":"03/02/1990","sexo":"F"},
                                 "captchaToken":"%s","aceiteTermos":true}"""
                                        .formatted(newCpf(), captcha()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        var order = answer.json().getJsonObject("retorno").getString("orderId");
        return new Tables(product)
                .text(
                        """
                        UPDATE payment SET state = 'UNKNOWN', cause = 'timeout', due_at = NULL,
                            voucher = NULL, provider_reference = NULL
                        WHERE order_id = ?::uuid RETURNING order_id::text""",
                        order);
    }

    /** Of a customer whom nobody knows. */
    private static String newCpf() {
        var digits = Integer.toString(CUSTOMERS.incrementAndGet());
        digits += check(digits);
        return digits + check(digits);
    }

    private static int check(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
