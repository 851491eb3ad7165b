package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.UsedCaptchasContract;
import dev.catraca.application.sale.port.UsedCaptchas;
import dev.catraca.sandbox.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SqlUsedCaptchasTest implements UsedCaptchasContract {
    private final Sql sql = new Sql(new LocalTransactions(TestDatabase.dataSource()));

    SqlUsedCaptchasTest() {
        SqlDatabase.asOwner("TRUNCATE used_captcha");
    }

    @Override
    public UsedCaptchas usedCaptchas() {
        return new SqlUsedCaptchas(sql);
    }

    @Test
    void no_token_is_kept() {
        usedCaptchas().use("a-token-of-somebody", Samples.NOW);

        var kept =
                sql.list(
                        "SELECT token_hash FROM used_captcha",
                        row -> new String(row.bytes("token_hash"), StandardCharsets.ISO_8859_1));
        assertThat(kept).hasSize(1).noneMatch(it -> it.contains("somebody"));
    }
}
