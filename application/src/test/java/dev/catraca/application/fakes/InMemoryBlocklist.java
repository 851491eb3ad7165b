package dev.catraca.application.fakes;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class InMemoryBlocklist implements Blocklist {
    private final InMemoryTransactions transactions;
    private final InMemoryMerchants merchants;
    private final Map<Key, Block> rows;

    public InMemoryBlocklist(InMemoryTransactions transactions, InMemoryMerchants merchants) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.rows = transactions.table();
    }

    private record Key(MerchantId merchant, Subject subject) {}

    @Override
    public Block put(Block block, Subject subject) {
        return transactions.statement(
                () ->
                        rows.merge(
                                new Key(block.merchant(), subject),
                                block,
                                (known, fresh) ->
                                        new Block(
                                                known.id(),
                                                known.merchant(),
                                                known.kind(),
                                                known.masked(),
                                                fresh.reason(),
                                                known.createdAt(),
                                                fresh.expiresAt())));
    }

    @Override
    public List<Block> page(MerchantId merchant, Optional<BlockId> after, int limit) {
        return transactions.statement(
                () ->
                        rows.values().stream()
                                .filter(it -> it.merchant().equals(merchant))
                                .filter(
                                        it ->
                                                after.isEmpty()
                                                        || text(it).compareTo("" + after.get()) > 0)
                                .sorted(Comparator.comparing(InMemoryBlocklist::text))
                                .limit(limit)
                                .toList());
    }

    private static String text(Block block) {
        return block.id().toString();
    }

    @Override
    public boolean remove(MerchantId merchant, BlockId id) {
        return transactions.statement(
                () ->
                        rows.values()
                                .removeIf(
                                        it ->
                                                it.merchant().equals(merchant)
                                                        && it.id().equals(id)));
    }

    @Override
    public Optional<Subject.Kind> find(
            MerchantId unit, Collection<? extends Subject> subjects, Instant at) {
        Set<MerchantId> sellers = new HashSet<>(Set.of(unit));
        merchants.find(unit).flatMap(Merchant::platform).ifPresent(sellers::add);
        return transactions.statement(
                () ->
                        rows.entrySet().stream()
                                .filter(it -> sellers.contains(it.getKey().merchant()))
                                .filter(it -> subjects.contains(it.getKey().subject()))
                                .map(Map.Entry::getValue)
                                .filter(it -> it.expiresAt().map(at::isBefore).orElse(true))
                                .map(Block::kind)
                                .findFirst());
    }
}
