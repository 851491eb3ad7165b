package dev.catraca.application.fakes;

import dev.catraca.application.idempotency.port.Answers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

public final class InMemoryAnswers implements Answers {
    private final InMemoryTransactions transactions;
    private final InstantSource clock;
    private final Map<Key, Request> rows;

    public InMemoryAnswers(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = transactions.table();
    }

    @Override
    public Reservation reserve(Key key, byte[] fingerprint, UUID subjectIfNew, Duration lease) {
        return transactions.alone(
                () -> {
                    var until = clock.instant().plus(lease);
                    var known = rows.get(key);
                    if (known == null) {
                        return ours(
                                key,
                                new Request(fingerprint, subjectIfNew, 1, until, Optional.empty()));
                    }
                    if (!Arrays.equals(known.fingerprint(), fingerprint)) {
                        return new Reservation.OtherContent();
                    }
                    if (known.answer().isPresent()) {
                        return new Reservation.Answered(known.answer().get());
                    }
                    return known.leaseUntil().isAfter(clock.instant())
                            ? new Reservation.Running()
                            : ours(key, known.takenOver(until));
                });
    }

    @Override
    public boolean keep(Key key, long fence, Answer answer) {
        return transactions.statement(
                () -> {
                    var isOurs = isOurs(key, fence);
                    if (isOurs) {
                        rows.computeIfPresent(key, (_, it) -> it.answered(answer));
                    }
                    return isOurs;
                });
    }

    @Override
    public void release(Key key, long fence) {
        transactions.statement(
                () ->
                        isOurs(key, fence)
                                ? rows.computeIfPresent(key, (_, it) -> it.until(clock.instant()))
                                : null);
    }

    private boolean isOurs(Key key, long fence) {
        var it = rows.get(key);
        return it != null && it.fence() == fence && it.answer().isEmpty();
    }

    private Reservation ours(Key key, Request request) {
        rows.put(key, request);
        return new Reservation.Ours(request.subject(), request.fence());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Request(
            byte[] fingerprint,
            UUID subject,
            long fence,
            Instant leaseUntil,
            Optional<Answer> answer) {
        Request takenOver(Instant until) {
            return new Request(fingerprint, subject, fence + 1, until, answer);
        }

        Request until(Instant end) {
            return new Request(fingerprint, subject, fence, end, answer);
        }

        Request answered(Answer definite) {
            return new Request(fingerprint, subject, fence, leaseUntil, Optional.of(definite));
        }
    }
}
