package dev.catraca.application.payment;

import dev.catraca.application.payment.port.CallCounts;
import dev.catraca.application.payment.port.ReportsBreakers;
import dev.catraca.application.payment.port.ReportsBreakers.Budget;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether payments may be read that nobody asks about. Where a provider allows an account so many
 * calls only, the last of them are for pages, for buyers who came back, and for what notifications
 * tell.
 */
public final class PollBudget {
    /** Counting costs more than a poll, and nothing much happens in a minute. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final List<ReportsBreakers> providers;
    private final CallCounts counts;
    private final Clock clock;
    private final Map<Account, Verdict> verdicts = new ConcurrentHashMap<>();

    public PollBudget(List<ReportsBreakers> providers, CallCounts counts, Clock clock) {
        this.providers = List.copyOf(providers);
        this.counts = counts;
        this.clock = clock;
    }

    private record Account(ProviderName provider, MerchantId merchant) {}

    private record Verdict(boolean isLeft, Instant until) {}

    public boolean isLeft(ProviderName provider, MerchantId account) {
        return budget(provider)
                .map(it -> verdict(new Account(provider, account), it).isLeft())
                .orElse(true);
    }

    private Verdict verdict(Account account, Budget budget) {
        var now = clock.instant();
        var known = verdicts.get(account);
        if (known != null && now.isBefore(known.until())) {
            return known;
        }
        var used = counts.of(account.provider(), account.merchant(), budget.window());
        var verdict = new Verdict(!budget.isScarce(used), now.plus(REMEMBERED));
        verdicts.put(account, verdict);
        return verdict;
    }

    private Optional<Budget> budget(ProviderName provider) {
        return providers.stream()
                .filter(it -> it.provider().equals(provider))
                .findFirst()
                .flatMap(ReportsBreakers::budget);
    }
}
