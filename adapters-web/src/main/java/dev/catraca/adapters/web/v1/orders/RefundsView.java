package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.answers.MoneyView;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.Refund;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked back of an order, the first one first. */
public record RefundsView(String order, List<EntryView> refunds) {

    /**
     * One refund: {@code PENDING}, {@code DONE}, {@code REFUSED}, or {@code FAILED} where the money
     * came back after the provider had taken it on; the cause says why it is not done. The reason
     * somebody typed may name people, and is not shown.
     */
    public record EntryView(
            String id,
            String payment,
            MoneyView amount,
            String state,
            Instant requestedAt,
            @Nullable String reference,
            @Nullable String cause) {
        static EntryView of(Refund it) {
            return new EntryView(
                    it.id().toString(),
                    it.payment().toString(),
                    MoneyView.of(it.amount()),
                    it.state().isUnderWay() ? "PENDING" : it.state().name(),
                    it.requestedAt(),
                    it.reference().orElse(null),
                    it.cause().orElse(null));
        }
    }

    static RefundsView of(OrderId order, List<Refund> refunds) {
        return new RefundsView(order.toString(), refunds.stream().map(EntryView::of).toList());
    }
}
