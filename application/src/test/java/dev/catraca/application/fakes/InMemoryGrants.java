package dev.catraca.application.fakes;

import dev.catraca.application.account.port.Grants;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.PaymentReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryGrants implements Grants {
    private final InMemoryTransactions transactions;
    private final Map<PaymentReference, Grant> rows;

    public InMemoryGrants(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<Grant> lock(PaymentReference payment) {
        return transactions.part(() -> Optional.ofNullable(rows.get(payment)));
    }

    @Override
    public void add(Grant.Active grant) {
        transactions.part(
                () -> {
                    if (rows.putIfAbsent(grant.terms().payment(), grant) != null) {
                        throw new IllegalStateException("processed before");
                    }
                    return true;
                });
    }

    @Override
    public void save(Grant grant) {
        transactions.part(() -> rows.replace(grant.terms().payment(), grant));
    }

    @Override
    public List<Grant> find(String reference) {
        return all().stream().filter(it -> it.terms().payment().value().equals(reference)).toList();
    }

    /** All there are, in the order of their arrival. */
    public List<Grant> all() {
        return transactions.statement(() -> List.copyOf(rows.values()));
    }
}
