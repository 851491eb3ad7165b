package dev.catraca.adapters.gateways.stripe;

import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.domain.split.Allotment.Part;
import dev.catraca.domain.split.SplitPlan;
import java.util.List;
import java.util.Optional;

/**
 * Who else gets money of a charge. Stripe Connect sends part of a charge to one other account while
 * it is made (https://docs.stripe.com/connect/destination-charges); the platform keeps the rest and
 * bears the fee. More payees need transfers afterwards, which are not made here.
 */
sealed interface StripeSplit {
    /** The account's owner keeps everything. */
    record Undivided() implements StripeSplit {}

    /** One other account gets this many of Stripe's smallest units. */
    record Destination(String account, long amount) implements StripeSplit {}

    /** The {@code reason} is safe to show. */
    record Impossible(String reason) implements StripeSplit {}

    static StripeSplit of(ChargeRequest request) {
        var others = request.split().map(it -> others(it, request)).orElse(List.of());
        if (others.isEmpty()) {
            return new Undivided();
        }
        if (others.size() > 1) {
            return new Impossible("split-needs-transfers");
        }
        var part = others.getFirst();
        return part.payee()
                .wallet()
                .filter(it -> it.startsWith("acct_"))
                .<StripeSplit>flatMap(it -> destination(it, part))
                .orElseGet(() -> new Impossible("wallet-missing"));
    }

    private static List<Part> others(SplitPlan plan, ChargeRequest request) {
        return plan.allot(request.terms().amount()).parts().stream()
                .filter(it -> it.amount().isPositive())
                .filter(it -> !it.payee().equals(plan.owner()))
                .toList();
    }

    private static Optional<StripeSplit> destination(String account, Part part) {
        return StripeMoney.amount(part.amount()).stream()
                .<StripeSplit>mapToObj(it -> new Destination(account, it))
                .findFirst();
    }
}
