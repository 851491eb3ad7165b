package dev.catraca.adapters.gateways.stripe;

import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.split.Allotment.Part;
import dev.catraca.domain.split.SplitPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who else gets money of a charge. Stripe Connect sends part of a charge to one other account while
 * it is made (https://docs.stripe.com/connect/destination-charges); several get theirs by transfers
 * afterwards (https://docs.stripe.com/connect/separate-charges-and-transfers). Either way the
 * platform keeps the rest, and bears the fee.
 */
sealed interface StripeSplit {
    /** The account's owner keeps everything. */
    record Undivided() implements StripeSplit {}

    /** One other account gets this many of Stripe's smallest units. */
    record Destination(String account, long amount) implements StripeSplit {}

    /** Several others get theirs once the money is there. */
    record Transfers() implements StripeSplit {}

    /** The {@code reason} is safe to show. */
    record Impossible(String reason) implements StripeSplit {}

    static StripeSplit of(ChargeRequest request) {
        return of(request.terms(), request.split());
    }

    static StripeSplit of(PaymentTerms terms, Optional<SplitPlan> split) {
        var others =
                split.map(it -> it.leaving(terms.account(), it.allot(terms.amount())))
                        .orElse(List.of());
        if (others.isEmpty()) {
            return new Undivided();
        }
        if (!others.stream().allMatch(StripeSplit::isPayable)) {
            return new Impossible("wallet-missing");
        }
        var first = others.getFirst();
        return others.size() == 1
                ? new Destination(first.payee().wallet().orElseThrow(), amount(first).orElseThrow())
                : new Transfers();
    }

    /** Whether it is an account of Stripe's. */
    static boolean isAccount(String wallet) {
        return wallet.startsWith("acct_");
    }

    private static boolean isPayable(Part part) {
        return part.payee().wallet().filter(StripeSplit::isAccount).isPresent()
                && amount(part).isPresent();
    }

    private static OptionalLong amount(Part part) {
        return StripeMoney.amount(part.amount());
    }
}
