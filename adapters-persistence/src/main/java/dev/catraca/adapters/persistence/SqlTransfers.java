package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Transfers;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.payment.Transfer;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.payment.TransferState;
import dev.catraca.domain.shared.Money;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

@Dependent
class SqlTransfers implements Transfers {
    /**
     * Whoever works on a row now finishes first: its lease stays, and {@link #REACHED} makes it due
     * again. The caller holds the order's lock, so no other payment of it is shared meanwhile.
     */
    private static final String WANT =
            """
            INSERT INTO transfer (id, order_id, payment_id, payee, wallet, currency, wanted, due_at)
            SELECT wish.id, ?, ?, wish.payee, wish.wallet, ?, wish.amount, wish.at
            FROM (SELECT *, ?::timestamptz AS at FROM unnest(?, ?, ?, ?)
                AS one (id, payee, wallet, amount)) AS wish
            WHERE wish.amount > 0
                AND NOT EXISTS (SELECT FROM transfer WHERE order_id = ? AND payment_id <> ?)
            ON CONFLICT (payment_id, payee, round) DO NOTHING""";

    /** Of several transfers to one payee the last one shrinks first. */
    private static final String WANT_LESS =
            """
            UPDATE transfer SET wanted = less.wanted, attempts = 0, wanted_at = now(),
                changed_at = now(),
                state = CASE state WHEN 'LEASED' THEN state ELSE 'PENDING' END,
                due_at = CASE state WHEN 'LEASED' THEN due_at ELSE less.at END
            FROM (
                SELECT share.id, wish.at,
                    GREATEST(0, LEAST(share.wanted, wish.amount - share.before)) AS wanted
                FROM (SELECT *, ?::timestamptz AS at FROM unnest(?, ?) AS one (payee, amount)) AS wish
                JOIN (SELECT id, payee, wanted, sum(wanted) OVER (
                        PARTITION BY payee ORDER BY round) - wanted AS before
                    FROM transfer WHERE payment_id = ?) AS share USING (payee)) AS less
            WHERE transfer.id = less.id AND less.wanted < transfer.wanted""";

    /** What was to be taken back and is not, nor is being, stays where it is. */
    private static final String LEAVE_THERE =
            """
            UPDATE transfer SET wanted = wanted + kept.amount, attempts = 0, changed_at = now(),
                state = CASE WHEN sent - reversed <= wanted + kept.amount THEN 'DONE'
                    ELSE 'PENDING' END,
                due_at = CASE WHEN sent - reversed > wanted + kept.amount THEN kept.at END
            FROM (
                SELECT share.id, wish.at, LEAST(share.more,
                    wish.amount - share.wanted - share.before) AS amount
                FROM (SELECT *, ?::timestamptz AS at FROM unnest(?, ?) AS one (payee, amount)) AS wish
                JOIN (SELECT id, payee, more, sum(wanted) OVER (PARTITION BY payee) AS wanted,
                        sum(more) OVER (PARTITION BY payee ORDER BY round) - more AS before
                    FROM (SELECT *, CASE WHEN calling IS NULL
                            THEN GREATEST(0, sent - reversed - wanted) ELSE 0 END AS more
                        FROM transfer WHERE payment_id = ?) AS present) AS share USING (payee)) AS kept
            WHERE transfer.id = kept.id AND kept.amount > 0""";

    private static final String WANT_AGAIN =
            """
            INSERT INTO transfer (id, order_id, payment_id, payee, wallet, currency, wanted, due_at,
                round)
            SELECT wish.id, ?, ?, wish.payee, wish.wallet, ?, wish.amount - share.wanted, ?, share.round
            FROM unnest(?, ?, ?, ?) AS wish (id, payee, wallet, amount),
                LATERAL (SELECT COALESCE(sum(wanted), 0) AS wanted,
                        COALESCE(max(round), 0) + 1 AS round
                    FROM transfer WHERE payment_id = ? AND payee = wish.payee) AS share
            WHERE wish.amount > share.wanted
                AND NOT EXISTS (SELECT FROM transfer WHERE order_id = ? AND payment_id <> ?)""";

    private static final String CLAIM =
            Claim.of("transfer")
                    + """
                    , state = 'LEASED',
                        number = number + CASE WHEN calling IS NULL THEN 1 ELSE 0 END,
                        claims = CASE WHEN calling IS NULL THEN 1 ELSE claims + 1 END,
                        calling = COALESCE(calling, CASE WHEN reference IS NULL THEN wanted
                            ELSE GREATEST(sent - reversed - wanted, 0) END)
                    FROM due, payment
                    WHERE due.id = transfer.id AND payment.id = transfer.payment_id
                    RETURNING transfer.*, payment.provider, payment.account_id,
                        payment.provider_reference""";

    private static final String REACHED =
            """
            UPDATE transfer SET reference = ?, sent = result.sent, reversed = result.reversed,
                calling = NULL, cause = NULL, changed_at = now(), attempts = 0,
                state = CASE WHEN result.sent - result.reversed <= wanted
                    AND (result.sent > 0 OR wanted = 0) THEN 'DONE' ELSE 'PENDING' END,
                due_at = CASE WHEN result.sent - result.reversed <= wanted
                    AND (result.sent > 0 OR wanted = 0) THEN NULL ELSE now() END
            FROM (VALUES (?::bigint, ?::bigint)) AS result (sent, reversed)
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    private static final String LEAVE =
            """
            UPDATE transfer SET state = ?, cause = ?, due_at = ?, changed_at = now(),
                calling = CASE WHEN ? THEN NULL ELSE calling END
            WHERE id = ? AND fence = ? AND due_at IS NOT NULL""";

    private static final String OF_ORDER =
            "SELECT * FROM transfer WHERE order_id = ? ORDER BY payment_id, payee, round";

    private static final String TRY_AGAIN =
            """
            UPDATE transfer SET state = 'PENDING', due_at = now(), attempts = 0, changed_at = now()
            WHERE state = 'PARKED' AND payment_id IN (SELECT payment.id FROM payment""";

    private static final String OF_MERCHANT =
            "account_id = ? OR account_id IN (SELECT id FROM merchant WHERE platform_id = ?)";

    private final Sql sql;

    @Inject
    SqlTransfers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void want(PaymentTerms payment, List<Wish> wishes, Instant at) {
        sql.update(
                WANT,
                payment.order().value(),
                payment.id().value(),
                payment.amount().currencyCode(),
                at,
                ids(wishes),
                texts(wishes, Wish::payee),
                texts(wishes, Wish::wallet),
                amounts(wishes),
                payment.order().value(),
                payment.id().value());
        sql.update(
                WANT_LESS, at, texts(wishes, Wish::payee), amounts(wishes), payment.id().value());
    }

    @Override
    public void wantAgain(PaymentTerms payment, List<Wish> wishes, Instant at) {
        sql.update(
                LEAVE_THERE, at, texts(wishes, Wish::payee), amounts(wishes), payment.id().value());
        sql.update(
                WANT_AGAIN,
                payment.order().value(),
                payment.id().value(),
                payment.amount().currencyCode(),
                at,
                ids(wishes),
                texts(wishes, Wish::payee),
                texts(wishes, Wish::wallet),
                amounts(wishes),
                payment.id().value(),
                payment.order().value(),
                payment.id().value());
    }

    private static UUID[] ids(List<Wish> wishes) {
        return wishes.stream().map(it -> it.idIfNew().value()).toArray(UUID[]::new);
    }

    private static Long[] amounts(List<Wish> wishes) {
        return wishes.stream().map(it -> it.amount().minor()).toArray(Long[]::new);
    }

    private static String[] texts(List<Wish> wishes, Function<Wish, String> field) {
        return wishes.stream().map(field).toArray(String[]::new);
    }

    @Override
    public List<Due> claimDue(int limit, Duration lease) {
        return sql.list(CLAIM, SqlTransfers::due, limit, lease.toMillis());
    }

    @Override
    public boolean reached(
            TransferId id, Lease lease, Optional<String> reference, Money sent, Money reversed) {
        return sql.update(
                        REACHED,
                        reference,
                        sent.minor(),
                        reversed.minor(),
                        id.value(),
                        lease.fence())
                == 1;
    }

    @Override
    public boolean retry(TransferId id, Lease lease, String cause, Instant at, boolean isOver) {
        return leave(id, lease, TransferState.RETRYING, cause, Optional.of(at), isOver);
    }

    @Override
    public boolean park(TransferId id, Lease lease, String cause, boolean isOver) {
        return leave(id, lease, TransferState.PARKED, cause, Optional.empty(), isOver);
    }

    private boolean leave(
            TransferId id,
            Lease lease,
            TransferState state,
            String cause,
            Optional<Instant> at,
            boolean isOver) {
        return sql.update(LEAVE, state, cause, at, isOver, id.value(), lease.fence()) == 1;
    }

    @Override
    public List<Transfer> of(OrderId order) {
        return sql.list(OF_ORDER, SqlTransfers::transfer, order.value());
    }

    @Override
    public void tryParkedAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        var conditions =
                new Conditions()
                        .and("requested_at >= ?", Optional.of(from))
                        .and("requested_at < ?", Optional.of(to))
                        .and(OF_MERCHANT, merchant.map(MerchantId::value));
        sql.update(TRY_AGAIN + conditions.where() + ")", conditions.values());
    }

    private static Due due(Row row) {
        return new Due(
                new TransferId(row.uuid("id")),
                new OrderId(row.uuid("order_id")),
                new ProviderName(row.text("provider")),
                new MerchantId(row.uuid("account_id")),
                new ChargeReference(row.text("provider_reference")),
                row.text("payee"),
                row.text("wallet"),
                row.maybeText("reference"),
                row.money("sent"),
                row.money("reversed"),
                row.money("calling"),
                row.number("number"),
                row.number("claims") > 1,
                Claim.lease(row));
    }

    private static Transfer transfer(Row row) {
        return new Transfer(
                new TransferId(row.uuid("id")),
                new PaymentId(row.uuid("payment_id")),
                row.text("payee"),
                row.constant("state", TransferState.class),
                row.money("wanted"),
                row.money("sent"),
                row.money("reversed"),
                row.maybeText("reference"),
                row.maybeText("cause"));
    }
}
