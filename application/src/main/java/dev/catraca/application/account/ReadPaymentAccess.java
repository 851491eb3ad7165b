package dev.catraca.application.account;

import dev.catraca.application.account.port.Grants;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.merchant.ProviderName;
import java.util.Optional;

/** Tells what a payment gave: how whoever reported it without hearing an answer finds out. */
public final class ReadPaymentAccess {
    public record Command(Principal caller, Optional<ProviderName> provider, String reference) {}

    /** What is known of the payment. */
    public sealed interface Outcome {
        record Found(Grant grant) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Several providers have such a payment: say which is meant. */
        record Ambiguous() implements Outcome {}
    }

    private final Transactions transactions;
    private final ReachableGrants grants;

    public ReadPaymentAccess(Transactions transactions, Grants grants, Merchants merchants) {
        this.transactions = transactions;
        this.grants = new ReachableGrants(grants, merchants);
    }

    public Outcome read(Command command) {
        var found =
                transactions.compute(
                        () ->
                                grants.find(
                                        command.caller(), command.provider(), command.reference()));
        return switch (found.size()) {
            case 0 -> new Outcome.Unknown();
            case 1 -> new Outcome.Found(found.getFirst());
            default -> new Outcome.Ambiguous();
        };
    }
}
