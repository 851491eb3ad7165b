package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.TransfersShares;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.SplitPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A provider in memory that sends shares, honours keys for as long as it is told to, and misbehaves
 * on demand. Every payment that is shared needs it.
 */
public final class KeyedTransfers implements TransfersShares {
    private final InMemoryTransactions transactions;
    private final Map<String, Sent> sentByKey = new LinkedHashMap<>();
    private final Set<String> reversedByKey = new HashSet<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private int calls;

    public KeyedTransfers(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** What goes wrong with the next call. */
    public enum Trouble {
        DEATH_BEFORE,
        DEATH_AFTER,
        SILENCE_BEFORE,
        SILENCE_AFTER,
        BUSY,
        STORED_FAILURE,
        REFUSAL,
        BUG
    }

    /** A transfer that was made, and what of it went back. */
    public static final class Sent {
        public final String reference;
        public final TransferId id;
        public final String wallet;
        public final Money amount;
        private Money reversed;

        private Sent(String reference, Share share) {
            this.reference = reference;
            this.id = share.id();
            this.wallet = share.wallet();
            this.amount = share.amount();
            this.reversed = Money.zero(amount.currency());
        }

        public Money kept() {
            return amount.minus(reversed);
        }
    }

    public void next(Trouble... kinds) {
        troubles.addAll(List.of(kinds));
    }

    /** All transfers, in the order in which they were made. */
    public List<Sent> sent() {
        return List.copyOf(sentByKey.values());
    }

    public int calls() {
        return calls;
    }

    /** A day has passed: the same key would send again. */
    public void forgetKeys() {
        var all = List.copyOf(sentByKey.values());
        sentByKey.clear();
        all.forEach(it -> sentByKey.put("old " + it.reference, it));
    }

    @Override
    public ProviderName provider() {
        return PageProvider.NAME;
    }

    @Override
    public boolean isNeeded(PaymentTerms payment, SplitPlan split) {
        return true;
    }

    @Override
    public Outcome transfer(Share share, ProviderAccount account) {
        transactions.requireNone();
        calls++;
        var there =
                sentByKey.values().stream()
                        .filter(it -> share.mayBeThere() && it.id.equals(share.id()))
                        .findFirst();
        if (there.isPresent()) {
            return new Outcome.Done(there.get().reference, there.get().reversed);
        }
        return around(
                () -> {
                    var sent =
                            sentByKey.computeIfAbsent(
                                    share.key(),
                                    _ -> new Sent("tr_" + (sentByKey.size() + 1), share));
                    return new Outcome.Done(sent.reference, sent.reversed);
                });
    }

    @Override
    public Outcome reverse(Return back, ProviderAccount account) {
        transactions.requireNone();
        calls++;
        return around(
                () -> {
                    var sent =
                            sentByKey.values().stream()
                                    .filter(it -> it.reference.equals(back.transfer()))
                                    .findFirst()
                                    .orElseThrow();
                    if (reversedByKey.add(back.key())) {
                        sent.reversed = sent.reversed.plus(back.amount());
                    }
                    return new Outcome.Done(sent.reference, sent.reversed);
                });
    }

    private Outcome around(Supplier<Outcome> call) {
        return switch (troubles.poll()) {
            case null -> call.get();
            case DEATH_BEFORE -> throw new Killed();
            case DEATH_AFTER -> {
                call.get();
                throw new Killed();
            }
            case SILENCE_BEFORE -> new Outcome.Unclear("timeout", Optional.empty());
            case SILENCE_AFTER -> {
                call.get();
                yield new Outcome.Unclear("timeout", Optional.empty());
            }
            case BUSY -> new Outcome.NotDone("rate-limited", Optional.empty());
            case STORED_FAILURE -> new Outcome.KeySpent("stored-500");
            case BUG -> throw new IllegalStateException("a bug of ours");
            case REFUSAL -> new Outcome.Refused("no such account");
        };
    }

    /** The process is gone: nobody catches this. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
