package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as Asaas writes it, in answers and in events alike. */
final class PaymentJson {

    private PaymentJson() {}

    static JsonObject of(Payment payment) {
        Payment.Instalment instalment = payment.instalment();
        boolean isOneOfSeveral = instalment.count() > 1;
        String paidOn = AsaasTime.date(payment.created());
        Fields fields =
                Fields.object()
                        .with("object", "payment")
                        .with("id", payment.id())
                        .with("dateCreated", paidOn)
                        .with("customer", payment.customer())
                        .with("checkoutSession", payment.checkout().id())
                        .with("subscription", instalment.subscription())
                        .with("installment", instalment.id())
                        .with(
                                "installmentNumber",
                                isOneOfSeveral ? (long) instalment.number() : null)
                        .without("paymentLink")
                        .with("value", Reais.json(payment.value()))
                        .with("netValue", Reais.json(payment.netValue()))
                        .without("originalValue", "interestValue")
                        .with("description", description(payment))
                        .with("billingType", payment.billingType())
                        .with("status", payment.status().name())
                        .with("dueDate", AsaasTime.date(payment.dueAt()))
                        .with("originalDueDate", AsaasTime.date(payment.dueAt()))
                        .with("confirmedDate", payment.isPix() ? null : paidOn)
                        .with("clientPaymentDate", paidOn)
                        .with("paymentDate", date(payment.received().orElse(null)))
                        .with("creditDate", date(payment.received().orElse(null)))
                        .with("estimatedCreditDate", AsaasTime.date(payment.creditAt()))
                        .with("pixTransaction", payment.isPix() ? pixTransaction(payment) : null)
                        .with("creditCard", creditCard(payment))
                        .with("invoiceUrl", "https://sandbox.asaas.com/i/" + payment.id())
                        // The checkout's reference does not reach its payments.
                        .without("externalReference", "bankSlipUrl", "transactionReceiptUrl")
                        .with("deleted", false)
                        .with("anticipated", false)
                        .with("anticipable", false)
                        .with("postalService", false)
                        .with("discount", reduction())
                        .with("refunds", refunds(payment.refunds()))
                        .with("split", splits(payment));
        payment.chargeback()
                .ifPresent(
                        state ->
                                fields.with(
                                        "chargeback",
                                        Fields.object()
                                                .with("status", state)
                                                .with("reason", "PROCESS_ERROR")
                                                .build()));
        return fields.build();
    }

    private static String description(Payment payment) {
        Payment.Instalment instalment = payment.instalment();
        return instalment.count() == 1
                ? "Checkout"
                : "Parcela %d de %d. Checkout".formatted(instalment.number(), instalment.count());
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : AsaasTime.date(instant);
    }

    private static String pixTransaction(Payment payment) {
        return "pix-of-" + payment.id();
    }

    /** With a value that the documentation knows nothing of, as Asaas' own samples have. */
    private static @Nullable JsonObject creditCard(Payment payment) {
        return payment.isPix()
                ? null
                : Fields.object()
                        .with("creditCardNumber", "1111")
                        .with("creditCardBrand", "VISA")
                        .with("gateway", "MUNDIPAGG_CIELO")
                        .build();
    }

    private static JsonObject reduction() {
        return Fields.object()
                .with("value", 0)
                .without("limitDate")
                .with("dueDateLimitDays", 0)
                .with("type", "FIXED")
                .build();
    }

    private static @Nullable JsonValue refunds(List<Payment.Refund> refunds) {
        return refunds.isEmpty()
                ? null
                : JsonText.array(
                        refunds,
                        refund ->
                                Fields.object()
                                        .with("dateCreated", AsaasTime.dateTime(refund.at()))
                                        .with("status", refund.status().name())
                                        .with("value", Reais.json(refund.value()))
                                        .with("description", refund.description())
                                        .without("endToEndIdentifier", "transactionReceiptUrl")
                                        .build());
    }

    private static @Nullable JsonValue splits(Payment payment) {
        return payment.splits().isEmpty()
                ? null
                : JsonText.array(
                        payment.splits(),
                        split ->
                                Fields.object()
                                        .with("id", split.id())
                                        .with("walletId", split.share().walletId())
                                        .with("fixedValue", Reais.json(split.share().fixedValue()))
                                        .with("percentualValue", split.share().percentualValue())
                                        .with("totalValue", Reais.json(split.totalValue()))
                                        .with("status", payment.splitStatus().name())
                                        .without("cancellationReason", "externalReference")
                                        .build());
    }
}
