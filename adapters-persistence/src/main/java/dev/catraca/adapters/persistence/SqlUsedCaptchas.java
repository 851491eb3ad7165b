package dev.catraca.adapters.persistence;

import dev.catraca.application.sale.port.UsedCaptchas;
import dev.catraca.application.shared.Sha256;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;

@Dependent
class SqlUsedCaptchas implements UsedCaptchas {
    private static final String USE =
            "INSERT INTO used_captcha (token_hash, used_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

    /** A little at a time, and never what somebody else holds. */
    private static final String FORGET =
            """
            DELETE FROM used_captcha WHERE token_hash IN (
                SELECT token_hash FROM used_captcha WHERE used_at < ?
                LIMIT 1000 FOR UPDATE SKIP LOCKED)""";

    private final Sql sql;

    @Inject
    SqlUsedCaptchas(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean use(String token, Instant at) {
        return sql.update(USE, Sha256.of(token), at) == 1;
    }

    @Override
    public int forget(Instant before) {
        return sql.update(FORGET, before);
    }
}
