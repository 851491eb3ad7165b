package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.CallJournal;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened, as Asaas knows it. Each answer is a picture of the moment. */
public final class AsaasLedger {

    private final Accounts accounts;
    private final CallJournal journal;

    AsaasLedger(Accounts accounts, CallJournal journal) {
        this.accounts = accounts;
        this.journal = journal;
    }

    /** A checkout; the total in centavos. */
    public record CheckoutEntry(
            String id,
            String status,
            long total,
            Instant expiresAt,
            Optional<String> externalReference,
            List<String> billingTypes,
            List<String> chargeTypes,
            Optional<Integer> maxInstallments,
            List<ShareEntry> splits) {}

    /** What a checkout was told of a wallet; money in centavos. */
    public record ShareEntry(
            String walletId,
            Optional<BigDecimal> percentage,
            Optional<Long> fixedValue,
            Optional<Long> totalFixedValue) {}

    /** A payment, or one instalment of it; money in centavos. */
    public record PaymentEntry(
            String id,
            String checkoutId,
            String billingType,
            String status,
            int instalment,
            int instalments,
            long value,
            long netValue,
            long refunded,
            Map<String, Long> splits) {}

    /** A try to deliver an event; the status is 0 if no answer came. */
    public record DeliveryEntry(
            String eventId, String eventType, URI url, Instant at, int status, String note) {}

    /** All checkouts, the oldest first within an account. */
    public List<CheckoutEntry> checkouts() {
        return accounts.all().stream()
                .flatMap(account -> account.checkouts().stream())
                .map(AsaasLedger::entry)
                .toList();
    }

    public Optional<CheckoutEntry> checkout(String id) {
        return accounts.checkout(id).map(AsaasLedger::entry);
    }

    /** All payments, the oldest first within an account. */
    public List<PaymentEntry> payments() {
        return accounts.all().stream()
                .flatMap(account -> account.payments().stream())
                .map(AsaasLedger::entry)
                .toList();
    }

    /** The payments of a checkout, the first instalment first. */
    public List<PaymentEntry> payments(String checkoutId) {
        return payments().stream()
                .filter(payment -> payment.checkoutId.equals(checkoutId))
                .toList();
    }

    /** How often an operation was called, whatever became of it: {@code create-checkout}. */
    public long calls(String operation) {
        return journal.calls(operation);
    }

    public Map<String, Long> calls() {
        return journal.byOperation();
    }

    /** All tries to deliver events. */
    public List<DeliveryEntry> deliveries() {
        return accounts.all().stream()
                .flatMap(account -> account.events().stream())
                .flatMap(event -> event.deliveries().stream())
                .flatMap(AsaasLedger::entries)
                .toList();
    }

    /** The ids of the events of a type, the oldest first within an account. */
    public List<String> events(String type) {
        return accounts.all().stream()
                .flatMap(account -> account.events().stream())
                .filter(event -> event.type().equals(type))
                .map(Event::id)
                .toList();
    }

    private static CheckoutEntry entry(Checkout checkout) {
        synchronized (checkout) {
            CheckoutOrder order = checkout.order();
            return new CheckoutEntry(
                    checkout.id(),
                    checkout.status().name(),
                    order.total(),
                    checkout.expiresAt(),
                    Optional.ofNullable(order.externalReference()),
                    order.billingTypes(),
                    order.chargeTypes(),
                    Optional.ofNullable(order.maxInstallments()),
                    order.splits().stream().map(AsaasLedger::entry).toList());
        }
    }

    private static ShareEntry entry(SplitShare share) {
        return new ShareEntry(
                share.walletId(),
                Optional.ofNullable(share.percentage()),
                Optional.ofNullable(share.fixedValue()),
                Optional.ofNullable(share.totalFixedValue()));
    }

    private static PaymentEntry entry(Payment payment) {
        synchronized (payment.checkout()) {
            return new PaymentEntry(
                    payment.id(),
                    payment.checkout().id(),
                    payment.billingType(),
                    payment.status().name(),
                    payment.instalment().number(),
                    payment.instalment().count(),
                    payment.value(),
                    payment.netValue(),
                    payment.refunded(),
                    byWallet(payment.splits()));
        }
    }

    private static Map<String, Long> byWallet(List<Payment.Split> splits) {
        return splits.stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                split -> split.share().walletId(),
                                Payment.Split::totalValue,
                                Long::sum));
    }

    private static Stream<DeliveryEntry> entries(Delivery delivery) {
        return delivery.attempts().stream()
                .map(
                        attempt ->
                                new DeliveryEntry(
                                        delivery.event().id(),
                                        delivery.event().type(),
                                        delivery.webhook().settings().url(),
                                        attempt.at(),
                                        attempt.status(),
                                        attempt.note()));
    }
}
