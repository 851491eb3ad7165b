package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.application.blocklist.port.Blocklist;
import dev.catraca.application.contract.BlocklistContract;
import dev.catraca.application.contract.Database;
import dev.catraca.application.contract.Samples;
import dev.catraca.domain.blocklist.Block;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.Subject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlBlocklistTest implements BlocklistContract {
    private static final String KEYS = "k1:" + "A".repeat(43) + "=";

    private final SqlDatabase database = SqlDatabase.empty();
    private final Blocklist blocklist;

    SqlBlocklistTest() {
        SqlDatabase.asOwner("TRUNCATE blocklist_key");
        blocklist = over(database.sql());
    }

    private static Blocklist over(Sql sql) {
        return new SqlBlocklist(sql, new BlocklistKey(sql, new Envelopes(KEYS)));
    }

    @Override
    public Blocklist blocklist() {
        return blocklist;
    }

    @Override
    public Database database() {
        return database;
    }

    @Test
    void nodes_share_one_key_and_nobody_s_data_is_kept() {
        var merchant = Samples.merchant();
        database.transactions().run(() -> database.merchants().put(merchant));
        var other = over(database.sql());
        assertThat(other.find(merchant.id(), List.of(ANA), Samples.NOW)).isEmpty();
        blocklist.put(
                new Block(
                        new BlockId(UUID.randomUUID()),
                        merchant.id(),
                        ANA.kind(),
                        ANA.masked(),
                        "fraud",
                        Samples.NOW,
                        Optional.empty()),
                ANA);

        assertThat(other.find(merchant.id(), List.of(BIA, ANA), Samples.NOW))
                .contains(Subject.Kind.EMAIL);
        assertThat(
                        database.sql()
                                .list(
                                        "SELECT b::text || k::text AS it FROM blocklist b, blocklist_key k",
                                        row -> row.text("it")))
                .singleElement()
                .satisfies(
                        it -> assertThat(it).contains("a***@example.com").doesNotContain("ana@"));
    }

    @Test
    void a_buyer_is_looked_for_by_one_statement() {
        var merchant = Samples.merchant();
        database.transactions().run(() -> database.merchants().put(merchant));
        var statements = new AtomicInteger();
        var counted = over(database.counted(statements));
        counted.put(
                new Block(
                        new BlockId(UUID.randomUUID()),
                        merchant.id(),
                        CPF.kind(),
                        CPF.masked(),
                        "fraud",
                        Samples.NOW,
                        Optional.empty()),
                CPF);
        statements.set(0);

        assertThat(counted.find(merchant.id(), List.of(ANA, BIA, CPF, NETWORK), Samples.NOW))
                .contains(Subject.Kind.TAX_ID);
        assertThat(statements).hasValue(1);
    }
}
