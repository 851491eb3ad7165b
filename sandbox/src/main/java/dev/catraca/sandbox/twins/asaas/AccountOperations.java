package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.List;
import java.util.Set;

/** {@code /v3/wallets} and {@code /v3/finance/balance}. */
final class AccountOperations {

    Reply wallets(AsaasCall call) {
        call.requireFilters(Set.of("offset", "limit"));
        return Reply.json(
                200,
                call.page(
                        List.of(call.account().walletId()),
                        wallet ->
                                Fields.object()
                                        .with("object", "wallet")
                                        .with("id", wallet)
                                        .build()));
    }

    Reply balance(AsaasCall call) {
        long centavos =
                call.account().payments().stream().mapToLong(AccountOperations::atHand).sum();
        return Reply.json(200, Fields.object().with("balance", Reais.json(centavos)).build());
    }

    /** What the account itself keeps of money that has arrived. */
    private static long atHand(Payment payment) {
        synchronized (payment.checkout()) {
            if (payment.received().isEmpty()) {
                return 0;
            }
            boolean wentBack = payment.status() == Payment.Status.REFUNDED;
            boolean areSharesPaid = payment.splitStatus() == Payment.SplitStatus.DONE;
            long kept = payment.netValue() - (areSharesPaid ? payment.splitTotal() : 0);
            // Asaas keeps its fee when money goes back.
            return wentBack ? payment.netValue() - payment.value() : kept - payment.refunded();
        }
    }
}
