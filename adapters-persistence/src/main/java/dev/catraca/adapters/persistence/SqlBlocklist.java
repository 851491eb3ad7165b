package dev.catraca.adapters.persistence;

import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One for the whole server, because it remembers the key. */
@ApplicationScoped
class SqlBlocklist implements Blocklist {
    private static final UUID FIRST = new UUID(0, 0);

    private static final String PUT =
            """
            INSERT INTO blocklist (id, merchant_id, kind, hash, masked, reason, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (merchant_id, hash) DO UPDATE SET
                reason = excluded.reason, expires_at = excluded.expires_at
            RETURNING *""";

    private static final String PAGE =
            "SELECT * FROM blocklist WHERE merchant_id = ? AND id > ? ORDER BY id LIMIT ?";

    private static final String REMOVE = "DELETE FROM blocklist WHERE merchant_id = ? AND id = ?";

    private static final String FIND =
            """
            SELECT kind FROM blocklist
            WHERE merchant_id IN (SELECT ?::uuid UNION SELECT platform_id FROM merchant WHERE id = ?)
                AND hash = ANY (?) AND (expires_at IS NULL OR expires_at > ?)
            LIMIT 1""";

    private final Sql sql;
    private final BlocklistKey key;

    @Inject
    SqlBlocklist(Sql sql, BlocklistKey key) {
        this.sql = sql;
        this.key = key;
    }

    @Override
    public Block put(Block block, Subject subject) {
        return sql.find(
                        PUT,
                        SqlBlocklist::block,
                        block.id().value(),
                        block.merchant().value(),
                        block.kind(),
                        key.made().apply(text(subject)),
                        block.masked(),
                        block.reason(),
                        block.createdAt(),
                        block.expiresAt())
                .orElseThrow();
    }

    @Override
    public List<Block> page(MerchantId merchant, Optional<BlockId> after, int limit) {
        return sql.list(
                PAGE,
                SqlBlocklist::block,
                merchant.value(),
                after.map(BlockId::value).orElse(FIRST),
                limit);
    }

    @Override
    public boolean remove(MerchantId merchant, BlockId id) {
        return sql.update(REMOVE, merchant.value(), id.value()) > 0;
    }

    @Override
    public Optional<Subject.Kind> find(
            MerchantId unit, Collection<? extends Subject> subjects, Instant at) {
        return key.existing()
                .flatMap(
                        hash ->
                                sql.find(
                                        FIND,
                                        row -> row.constant("kind", Subject.Kind.class),
                                        unit.value(),
                                        unit.value(),
                                        subjects.stream()
                                                .map(it -> hash.apply(text(it)))
                                                .toArray(String[]::new),
                                        at));
    }

    private static String text(Subject subject) {
        return subject.kind() + "|" + subject.canonical();
    }

    private static Block block(Row row) {
        return new Block(
                new BlockId(row.uuid("id")),
                new MerchantId(row.uuid("merchant_id")),
                row.constant("kind", Subject.Kind.class),
                row.text("masked"),
                row.text("reason"),
                row.instant("created_at"),
                row.maybeInstant("expires_at"));
    }
}
