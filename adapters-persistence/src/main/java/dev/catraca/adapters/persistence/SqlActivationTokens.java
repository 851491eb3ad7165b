package dev.catraca.adapters.persistence;

import dev.catraca.application.account.port.ActivationTokens;
import dev.catraca.application.shared.Sha256;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

@Dependent
class SqlActivationTokens implements ActivationTokens {
    private static final int RANDOM_BYTES = 32;

    /** What is too old to be used has no reason to stay. */
    private static final String FORGET_OLD =
            "DELETE FROM main_system.activation_token WHERE user_id = ? AND issued_at <= ?";

    private static final String ADD =
            "INSERT INTO main_system.activation_token (digest, user_id, issued_at) VALUES (?, ?, ?)";
    private static final String COUNT =
            """
            SELECT count(*)::int AS issued FROM main_system.activation_token
            WHERE user_id = ? AND issued_at >= ?""";
    private static final String FIND =
            "SELECT user_id FROM main_system.activation_token WHERE digest = ? AND issued_at > ?";

    /** Of many who delete the row at once, one gets it back. */
    private static final String REDEEM =
            """
            DELETE FROM main_system.activation_token WHERE digest = ? AND issued_at > ?
            RETURNING user_id""";

    private static final String FORGET =
            "DELETE FROM main_system.activation_token WHERE user_id = ?";

    private final Sql sql;
    private final RandomGenerator random;

    @Inject
    SqlActivationTokens(Sql sql, RandomGenerator random) {
        this.sql = sql;
        this.random = random;
    }

    @Override
    public ActivationToken issue(UserId user, Instant at) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var token =
                new ActivationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        sql.update(FORGET_OLD, user.value(), oldest(at));
        sql.update(ADD, digest(token), user.value(), at);
        return token;
    }

    @Override
    public int issuedSince(UserId user, Instant since) {
        return sql.find(COUNT, row -> row.number("issued"), user.value(), since).orElseThrow();
    }

    @Override
    public Optional<UserId> find(ActivationToken token, Instant now) {
        return sql.find(FIND, SqlActivationTokens::user, digest(token), oldest(now));
    }

    @Override
    public Optional<UserId> redeem(ActivationToken token, Instant now) {
        var user = sql.find(REDEEM, SqlActivationTokens::user, digest(token), oldest(now));
        user.ifPresent(it -> sql.update(FORGET, it.value()));
        return user;
    }

    private static UserId user(Row row) {
        return new UserId(row.uuid("user_id"));
    }

    private static Instant oldest(Instant now) {
        return now.minus(ActivationToken.LIFETIME);
    }

    private static byte[] digest(ActivationToken token) {
        return Sha256.of(token.value());
    }
}
