package dev.catraca.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.adapters.persistence.secrets.Envelopes.Owner;
import dev.catraca.application.idempotency.port.Answers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

@Dependent
class SqlAnswers implements Answers {
    /** Returns a row only to the one whose request it now is. */
    private static final String RESERVE =
            """
            INSERT INTO idempotency AS known
                (caller, operation, key, fingerprint, subject, lease_until)
            VALUES (?, ?, ?, ?, ?, now() + ? * interval '1 millisecond')
            ON CONFLICT (caller, operation, key) DO UPDATE
                SET fence = known.fence + 1, lease_until = excluded.lease_until
                WHERE known.status IS NULL AND known.lease_until <= now()
                    AND known.fingerprint = excluded.fingerprint
            RETURNING subject, fence""";

    private static final String FIND =
            """
            SELECT fingerprint = ? AS is_same, status, body, location, is_sealed FROM idempotency
            WHERE caller = ? AND operation = ? AND key = ?""";
    private static final String KEEP =
            """
            UPDATE idempotency SET status = ?, body = ?, location = ?, is_sealed = ?
            WHERE caller = ? AND operation = ? AND key = ? AND fence = ? AND status IS NULL""";
    private static final String RELEASE =
            """
            UPDATE idempotency SET lease_until = now()
            WHERE caller = ? AND operation = ? AND key = ? AND fence = ? AND status IS NULL""";

    /** The owner of envelopes that belong to no merchant. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Sql sql;
    private final Envelopes envelopes;

    @Inject
    SqlAnswers(Sql sql, Envelopes envelopes) {
        this.sql = sql;
        this.envelopes = envelopes;
    }

    @Override
    public Reservation reserve(Key key, byte[] fingerprint, UUID subjectIfNew, Duration lease) {
        return sql.<Reservation>find(
                        RESERVE,
                        row -> new Reservation.Ours(row.uuid("subject"), row.bigNumber("fence")),
                        key.caller(),
                        key.operation(),
                        key.value(),
                        fingerprint,
                        subjectIfNew,
                        lease.toMillis())
                .or(() -> find(key, fingerprint))
                // Only if it was forgotten between the two statements, after 30 days.
                .orElseGet(Reservation.Running::new);
    }

    @Override
    public boolean keep(Key key, long fence, Answer answer) {
        return sql.update(
                        KEEP,
                        answer.status(),
                        answer.isSecret() ? sealed(key, answer.body()) : answer.body(),
                        answer.location(),
                        answer.isSecret(),
                        key.caller(),
                        key.operation(),
                        key.value(),
                        fence)
                == 1;
    }

    @Override
    public void release(Key key, long fence) {
        sql.update(RELEASE, key.caller(), key.operation(), key.value(), fence);
    }

    private Optional<Reservation> find(Key key, byte[] fingerprint) {
        return sql.find(
                FIND,
                row -> known(key, row),
                fingerprint,
                key.caller(),
                key.operation(),
                key.value());
    }

    private Reservation known(Key key, Row row) {
        if (!row.flag("is_same")) {
            return new Reservation.OtherContent();
        }
        var status = row.maybeNumber("status");
        if (status.isEmpty()) {
            return new Reservation.Running();
        }
        var isSecret = row.flag("is_sealed");
        var body = row.bytes("body");
        return new Reservation.Answered(
                new Answer(
                        status.getAsInt(),
                        isSecret ? opened(key, body) : body,
                        row.maybeText("location"),
                        isSecret));
    }

    private byte[] sealed(Key key, byte[] body) {
        return envelopes.seal(new String(body, UTF_8), owner(key)).getBytes(UTF_8);
    }

    private byte[] opened(Key key, byte[] envelope) {
        return envelopes.open(new String(envelope, UTF_8), owner(key)).getBytes(UTF_8);
    }

    private static Owner owner(Key key) {
        return new Owner(
                NOBODY, String.join("|", "answer", key.caller(), key.operation(), key.value()));
    }
}
