package dev.catraca.adapters.persistence;

import dev.catraca.application.payment.port.Payments;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.Payment;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentState;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.Money;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Dependent
class SqlPayments implements Payments {
    private static final String ADD =
            """
            INSERT INTO payment (id, order_id, attempt, provider, account_id, amount, currency,
                requested_at, expires_at, state, page_terms, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?::jsonb, ?)""";
    private static final String PAGE =
            "SELECT page_terms, currency FROM payment WHERE id = ? AND page_terms IS NOT NULL";
    private static final String FIND = "SELECT * FROM payment WHERE id = ?";
    private static final String LATEST =
            "SELECT * FROM payment WHERE order_id = ? ORDER BY attempt DESC LIMIT 1";
    private static final String OF_ORDER =
            "SELECT * FROM payment WHERE order_id = ? ORDER BY attempt";
    private static final String OF_ORDERS =
            "SELECT * FROM payment WHERE order_id = ANY (?) ORDER BY order_id, attempt";
    private static final String FIND_BY_REFERENCE =
            """
            SELECT * FROM payment
            WHERE provider_reference = ? AND provider = ? AND account_id = ?""";

    /** The fence ends the lease of whoever looks at the payment now. */
    private static final String SAVE =
            """
            UPDATE payment SET state = ?, provider_reference = ?, page = COALESCE(?, page), cause = ?,
                voucher = COALESCE(?::jsonb, voucher),
                received = ?, net = ?, refunded = ?, refund_failed = ?, duplicate = ?, fee = ?, method = ?,
                settled_at = ?, due_at = ?,
                page_terms = CASE WHEN ? IN ('REQUESTED', 'UNKNOWN') THEN page_terms END,
                fence = fence + 1, attempts = 0
            WHERE id = ?""";

    private static final String CLAIM_UNSETTLED = claim("settled_at IS NULL");
    private static final String CLAIM_SETTLED = claim("settled_at IS NOT NULL");
    private static final String POSTPONE =
            "UPDATE payment SET due_at = ? WHERE id = ? AND fence = ? AND due_at IS NOT NULL";

    /** What is due within a lease's time anyway may be somebody's now. */
    private static final String LOOK_AGAIN =
            """
            UPDATE payment SET due_at = now(), attempts = 0
            WHERE requested_at >= ? AND requested_at < ? AND provider_reference IS NOT NULL
                AND (due_at IS NULL OR due_at > now() + interval '1 minute')""";

    private final Sql sql;

    @Inject
    SqlPayments(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Payment.Requested payment, Optional<PageTerms> page, Instant lookAt) {
        var terms = payment.terms();
        sql.update(
                ADD,
                terms.id().value(),
                terms.order().value(),
                terms.attempt(),
                terms.provider().value(),
                terms.account().value(),
                terms.amount().minor(),
                terms.amount().currencyCode(),
                terms.requestedAt(),
                terms.expiresAt(),
                page.map(PageJson::of),
                lookAt);
    }

    @Override
    public Optional<PageTerms> page(PaymentId id) {
        return sql.find(
                PAGE,
                row -> PageJson.page(row.json("page_terms"), row.text("currency")),
                id.value());
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
        return sql.find(FIND, SqlPayments::payment, id.value());
    }

    @Override
    public Optional<Payment> latest(OrderId order) {
        return sql.find(LATEST, SqlPayments::payment, order.value());
    }

    @Override
    public List<Payment> of(OrderId order) {
        return sql.list(OF_ORDER, SqlPayments::payment, order.value());
    }

    @Override
    public List<Payment> of(List<OrderId> orders) {
        return orders.isEmpty()
                ? List.of()
                : sql.list(
                        OF_ORDERS,
                        SqlPayments::payment,
                        (Object) orders.stream().map(OrderId::value).toArray(UUID[]::new));
    }

    @Override
    public Optional<Payment> find(
            ProviderName provider, MerchantId account, ChargeReference reference) {
        return sql.find(
                FIND_BY_REFERENCE,
                SqlPayments::payment,
                reference.value(),
                provider.value(),
                account.value());
    }

    @Override
    public void save(Payment payment, Optional<Instant> lookAt) {
        var isSaved =
                sql.update(
                                SAVE,
                                payment.state(),
                                payment.reference().map(ChargeReference::value),
                                page(payment),
                                cause(payment),
                                voucher(payment),
                                payment.received().minor(),
                                net(payment),
                                payment.refunded().minor(),
                                payment.failed().minor(),
                                payment instanceof Payment.Collected it && it.isDuplicate(),
                                fee(payment),
                                method(payment),
                                settledAt(payment),
                                lookAt,
                                payment.state(),
                                payment.terms().id().value())
                        == 1;
        if (!isSaved) {
            throw new IllegalStateException("there is no payment " + payment.terms().id());
        }
    }

    @Override
    public List<Due> claimDue(Stage stage, int limit, Duration lease) {
        var statement =
                switch (stage) {
                    case UNSETTLED -> CLAIM_UNSETTLED;
                    case SETTLED -> CLAIM_SETTLED;
                };
        return sql.list(
                statement, row -> new Due(payment(row), Claim.lease(row)), limit, lease.toMillis());
    }

    @Override
    public void postpone(PaymentId id, Lease lease, Optional<Instant> lookAt) {
        sql.update(POSTPONE, lookAt, id.value(), lease.fence());
    }

    @Override
    public int lookAgain(Optional<MerchantId> merchant, Instant from, Instant to) {
        return merchant.map(MerchantId::value)
                .map(
                        it ->
                                sql.update(
                                        LOOK_AGAIN + " AND " + Conditions.ORDER_OF_MERCHANT,
                                        from,
                                        to,
                                        it,
                                        it))
                .orElseGet(() -> sql.update(LOOK_AGAIN, from, to));
    }

    private static String claim(String condition) {
        return Claim.of("payment", "due_at <= now() AND " + condition)
                + "FROM due WHERE payment.id = due.id RETURNING payment.*";
    }

    private static Payment payment(Row row) {
        var terms = terms(row);
        var state = row.constant("state", PaymentState.class);
        var reference = row.maybeText("provider_reference").map(ChargeReference::new);
        return switch (state) {
            case REQUESTED -> new Payment.Requested(terms);
            case UNKNOWN -> new Payment.Unknown(terms, row.text("cause"));
            case PENDING -> pending(terms, reference.orElseThrow(), row);
            case DECLINED, EXPIRED, CANCELED ->
                    new Payment.Ended(
                            terms, state, reference, row.text("cause"), row.instant("settled_at"));
            case PAID, DUPLICATE, PARTIALLY_REFUNDED, REFUNDED, DISPUTED, CHARGED_BACK ->
                    new Payment.Collected(
                            terms,
                            state,
                            reference,
                            row.money("received"),
                            row.maybeMoney("net"),
                            row.money("refunded"),
                            row.money("refund_failed"),
                            // Older servers write the state alone.
                            row.flag("duplicate") || state == PaymentState.DUPLICATE,
                            row.maybeMoney("fee"),
                            row.maybeText("method").map(PaymentMethod::valueOf),
                            row.instant("settled_at"));
        };
    }

    private static Payment pending(PaymentTerms terms, ChargeReference charge, Row row) {
        return VoucherJson.voucher(row)
                .<Payment>map(it -> new Payment.Issued(terms, charge, it))
                .orElseGet(() -> new Payment.Pending(terms, charge, URI.create(row.text("page"))));
    }

    private static PaymentTerms terms(Row row) {
        return new PaymentTerms(
                new PaymentId(row.uuid("id")),
                new OrderId(row.uuid("order_id")),
                row.number("attempt"),
                new ProviderName(row.text("provider")),
                new MerchantId(row.uuid("account_id")),
                row.money("amount"),
                row.instant("requested_at"),
                row.instant("expires_at"));
    }

    private static Optional<String> page(Payment payment) {
        return payment instanceof Payment.Pending it
                ? Optional.of(it.page().toString())
                : Optional.empty();
    }

    private static Optional<String> voucher(Payment payment) {
        return payment instanceof Payment.Issued it
                ? Optional.of(VoucherJson.of(it.voucher()))
                : Optional.empty();
    }

    private static Optional<String> cause(Payment payment) {
        return switch (payment) {
            case Payment.Unknown it -> Optional.of(it.cause());
            case Payment.Ended it -> Optional.of(it.reason());
            case Payment.Requested _, Payment.Pending _, Payment.Issued _, Payment.Collected _ ->
                    Optional.empty();
        };
    }

    private static Optional<Long> net(Payment payment) {
        return payment instanceof Payment.Collected it
                ? it.net().map(Money::minor)
                : Optional.empty();
    }

    private static Optional<Long> fee(Payment payment) {
        return payment instanceof Payment.Collected it
                ? it.fee().map(Money::minor)
                : Optional.empty();
    }

    private static Optional<PaymentMethod> method(Payment payment) {
        return payment instanceof Payment.Collected it ? it.method() : Optional.empty();
    }

    private static Optional<Instant> settledAt(Payment payment) {
        return switch (payment) {
            case Payment.Ended it -> Optional.of(it.at());
            case Payment.Collected it -> Optional.of(it.at());
            case Payment.Requested _, Payment.Pending _, Payment.Issued _, Payment.Unknown _ ->
                    Optional.empty();
        };
    }
}
