package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.answers.LineView;
import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.application.payment.ListOrders;
import dev.catraca.application.payment.ReadOrder;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.Voucher;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.TaxId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order with its payments. The {@code buyer} is there while a sale is not resolved, for whoever
 * looks it up in the unit's own system.
 */
public record OrderView(
        String id,
        @Nullable String reference,
        String merchant,
        String state,
        List<LineView> lines,
        MoneyView total,
        List<PaymentView> payments,
        @Nullable BuyerView buyer,
        Instant createdAt,
        @Nullable Instant paidAt) {

    static OrderView of(ReadOrder.Found found) {
        return of(found.order(), found.merchant(), found.payments(), found.sold());
    }

    static OrderView of(ListOrders.Found found) {
        return of(found.order(), found.merchant(), found.payments(), found.sold());
    }

    /** {@code sold} is how it was sold by one call, if it was. */
    static OrderView of(
            Order order, Merchant merchant, List<Payment> payments, Optional<PaymentMethod> sold) {
        var terms = order.terms();
        return new OrderView(
                order.id().toString(),
                terms.reference().orElse(null),
                merchant.slug().value(),
                order.state().name(),
                terms.lines().all().stream().map(LineView::of).toList(),
                MoneyView.of(terms.total()),
                payments.stream().map(it -> PaymentView.of(it, sold, merchant.zone())).toList(),
                sold.isPresent() && payments.stream().anyMatch(OrderView::isUnresolved)
                        ? BuyerView.of(terms.buyer())
                        : null,
                terms.placedAt(),
                paidAt(payments).orElse(null));
    }

    /** Sent, or about to be, and nobody has told what came of it. */
    private static boolean isUnresolved(Payment payment) {
        return payment instanceof Payment.Unknown || payment instanceof Payment.Requested;
    }

    /** When the first money came, as the provider dates it. */
    private static Optional<Instant> paidAt(List<Payment> payments) {
        return payments.stream()
                .filter(Payment.Collected.class::isInstance)
                .map(it -> ((Payment.Collected) it).at())
                .min(Instant::compareTo);
    }

    /**
     * Who bought, as far as the same person is told by it in another system: the name finds, the
     * rest distinguishes, and shows no more than that takes.
     */
    public record BuyerView(@Nullable String name, String email, @Nullable String taxId) {
        static BuyerView of(Buyer it) {
            return new BuyerView(
                    it.name().map(PersonName::value).orElse(null),
                    it.email().toString(),
                    it.taxId().map(TaxId::toString).orElse(null));
        }
    }

    /**
     * An attempt to collect the total; the page's address is shown while it can be paid on. Of a
     * PIX or boleto that the buyer holds {@code expiresAt} is its own end. A second payment of an
     * order is a {@code duplicate} whatever its state, and never the one that the order is paid by.
     */
    public record PaymentView(
            String id,
            int attempt,
            String provider,
            @Nullable String method,
            String state,
            @Nullable Boolean duplicate,
            @Nullable String providerReference,
            @Nullable String url,
            MoneyView amount,
            MoneyView received,
            MoneyView refunded,
            Instant expiresAt) {
        static PaymentView of(Payment it, Optional<PaymentMethod> sold, ZoneId zone) {
            var terms = it.terms();
            return new PaymentView(
                    terms.id().toString(),
                    terms.attempt(),
                    terms.provider().value(),
                    method(it)
                            .or(() -> sold)
                            .map(method -> method.name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    it.state().name(),
                    (it instanceof Payment.Collected paid && paid.isDuplicate()) ? true : null,
                    it.reference().map(ChargeReference::value).orElse(null),
                    it instanceof Payment.Pending pending ? pending.page().toString() : null,
                    MoneyView.of(terms.amount()),
                    MoneyView.of(it.received()),
                    MoneyView.of(it.refunded()),
                    it instanceof Payment.Issued issued
                            ? end(issued.voucher(), zone)
                            : terms.expiresAt());
        }

        private static Optional<PaymentMethod> method(Payment payment) {
            return switch (payment) {
                case Payment.Collected it -> it.method();
                case Payment.Issued it -> Optional.of(it.voucher().method());
                case Payment.Unsettled _, Payment.Ended _ -> Optional.empty();
            };
        }

        /** A boleto is to be paid by the end of its day where the merchant is. */
        private static Instant end(Voucher voucher, ZoneId zone) {
            return switch (voucher) {
                case Voucher.Pix it -> it.expiresAt();
                case Voucher.Boleto it -> it.dueOn().plusDays(1).atStartOfDay(zone).toInstant();
            };
        }
    }
}
