package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.Slug;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

public final class InMemoryMerchants implements Merchants {
    private final InMemoryTransactions transactions;
    private final Map<MerchantId, Merchant> rows;

    public InMemoryMerchants(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public Optional<Merchant> find(Slug slug) {
        return transactions.statement(
                () -> rows.values().stream().filter(it -> it.slug().equals(slug)).findFirst());
    }

    @Override
    public Optional<Merchant> find(MerchantId id) {
        return transactions.statement(() -> Optional.ofNullable(rows.get(id)));
    }

    @Override
    public List<Merchant> unitsOf(MerchantId platform) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.unit().isPresent())
                                .filter(it -> it.platform().filter(platform::equals).isPresent())
                                .sorted(
                                        Comparator.comparing(Merchant::name)
                                                .thenComparing(it -> it.slug().value()))
                                .toList());
    }

    /** All there are. */
    List<Merchant> all() {
        return transactions.statement(() -> List.copyOf(rows.values()));
    }

    @Override
    public Set<Origin> returnOrigins() {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .flatMap(it -> it.returnOrigins().stream())
                                .collect(Collectors.toSet()));
    }

    @Override
    public void put(Merchant merchant) {
        transactions.part(
                () -> {
                    find(merchant.slug())
                            .filter(it -> !it.id().equals(merchant.id()))
                            .ifPresent(
                                    it -> {
                                        throw new IllegalStateException("taken: " + it.slug());
                                    });
                    return rows.put(merchant.id(), merchant);
                });
    }
}
