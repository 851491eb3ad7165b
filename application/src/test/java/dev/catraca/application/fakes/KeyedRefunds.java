package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.RefundsCharges;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives money back in memory, once for each key, and misbehaves on demand; no boletos. */
public final class KeyedRefunds implements RefundsCharges {
    private final InMemoryTransactions transactions;
    private final Map<String, Request> done = new LinkedHashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();

    public KeyedRefunds(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** What goes wrong with the next call. */
    public enum Trouble {
        NOT_REACHED,
        SILENCE_BEFORE,
        SILENCE_AFTER,
        SPENT_KEY,
        REFUSAL,
        DEATH_BEFORE,
        DEATH_AFTER
    }

    public void next(Trouble... kinds) {
        troubles.addAll(List.of(kinds));
    }

    /** The keys of all calls that arrived. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    /** What went back of the charge. */
    public long back(ChargeReference charge) {
        return done.values().stream()
                .filter(it -> it.charge().equals(charge))
                .map(Request::amount)
                .mapToLong(Money::minor)
                .sum();
    }

    @Override
    public ProviderName provider() {
        return PageProvider.NAME;
    }

    @Override
    public boolean canRefund(Payment.Collected payment) {
        return !payment.method().equals(Optional.of(PaymentMethod.BOLETO));
    }

    @Override
    public Outcome refund(Request request, ProviderAccount account) {
        transactions.requireNone();
        var trouble = troubles.poll();
        if (trouble == Trouble.NOT_REACHED) {
            return new Outcome.NotSent("refused", Optional.empty());
        }
        keys.add(request.key());
        return switch (trouble) {
            case SILENCE_BEFORE -> new Outcome.Unclear("timeout", Optional.of(Duration.ofHours(2)));
            case SPENT_KEY -> new Outcome.KeySpent("stored-500");
            case REFUSAL -> new Outcome.Refused("charge_already_refunded");
            case DEATH_BEFORE -> throw new IllegalStateException("killed");
            case null, default -> {
                done.putIfAbsent(request.key(), request);
                if (trouble == Trouble.DEATH_AFTER) {
                    throw new IllegalStateException("killed");
                }
                yield trouble == Trouble.SILENCE_AFTER
                        ? new Outcome.Unclear("timeout", Optional.empty())
                        : new Outcome.Accepted("re_" + request.key());
            }
        };
    }
}
