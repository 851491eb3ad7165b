package dev.catraca.adapters.persistence;

import dev.catraca.application.order.port.Orders;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.AppliedCoupon;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderState;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Dependent
class SqlOrders implements Orders {
    static final String ADD = add();

    private static final String CHANGE =
            """
            UPDATE orders SET plan_code = ?, lines = ?::jsonb, total = ?, currency = ?,
                changed_at = now()
            WHERE id = ? AND state = 'DRAFT'""";

    private static final String FIND_OPEN =
            """
            SELECT id FROM orders WHERE id = ?
            UNION ALL
            SELECT id FROM orders
            WHERE merchant_id = ? AND buyer_email = ? AND plan_code = ? AND state = 'OPEN'
                AND sale_method IS NULL
            LIMIT 1""";
    private static final String FIND = "SELECT * FROM orders WHERE id = ?";

    /** Not the key, which inserts of dependent rows share. */
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";

    private static final String SAVE =
            """
            UPDATE orders SET state = ?, paid_at = COALESCE(?, paid_at),
                ended_at = COALESCE(?, ended_at), received = COALESCE(?, received),
                refunded = COALESCE(?, refunded), reversed_from = COALESCE(?, reversed_from),
                changed_at = now()
            WHERE id = ?""";

    private final Sql sql;

    @Inject
    SqlOrders(Sql sql) {
        this.sql = sql;
    }

    /** The statement that adds an order; its values are the {@link #columns}, and those of more. */
    static String add(String... more) {
        return """
               INSERT INTO orders (id, state, merchant_id, reference, buyer_reference, buyer_email,
                   buyer_name, buyer_tax_id, buyer_phone, plan_code, lines, total, currency, coupon,
                   discount, installments, split, return_url, created_at%s)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?::jsonb, ?, ?%s)
               ON CONFLICT DO NOTHING"""
                .formatted(
                        String.join("", Stream.of(more).map(", "::concat).toList()),
                        ", ?".repeat(more.length));
    }

    @Override
    public Optional<OrderId> addUnlessOpen(Order.Open order) {
        // The open one may be over before we can read it: then there is room for ours.
        for (var attempt = 1; attempt <= 2; attempt++) {
            if (insert(order)) {
                return Optional.empty();
            }
            var open = findOpen(order);
            if (open.isPresent()) {
                return open;
            }
        }
        throw new IllegalStateException("open orders come and go faster than they can be read");
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return sql.find(FIND, SqlOrders::order, id.value());
    }

    @Override
    public Optional<Order> lock(OrderId id) {
        return sql.find(LOCK, SqlOrders::order, id.value());
    }

    @Override
    public void save(Order order) {
        var isSaved =
                switch (order) {
                    case Order.Draft it -> change(it);
                    case Order.Open _ -> update(order, none(), none(), none(), none());
                    case Order.Ended it -> update(it, none(), some(it.at()), none(), none());
                    case Order.PaidLate it ->
                            update(it, some(it.at()), none(), some(it.received()), none());
                    case Order.Mispaid it ->
                            update(it, some(it.at()), none(), some(it.received()), none());
                    case Order.Paid it -> update(it, some(it.at()), none(), none(), none());
                    case Order.PartiallyRefunded it ->
                            update(it, some(it.at()), none(), none(), some(it.refunded()));
                    case Order.Disputed it -> update(it, some(it.at()), none(), none(), none());
                    case Order.Reversed it -> update(it, none(), some(it.at()), none(), none());
                };
        if (!isSaved) {
            throw new IllegalStateException("there is no order " + order.id());
        }
    }

    @Override
    public boolean add(Order.Draft order) {
        return insert(order);
    }

    private boolean insert(Order order) {
        return sql.update(ADD, columns(order).toArray()) == 1;
    }

    private boolean change(Order.Draft order) {
        var terms = order.terms();
        return sql.update(
                        CHANGE,
                        planCode(terms),
                        LineJson.of(terms.lines()),
                        terms.total().minor(),
                        terms.total().currencyCode(),
                        order.id().value())
                == 1;
    }

    static List<Object> columns(Order order) {
        var terms = order.terms();
        var buyer = terms.buyer();
        var total = terms.total();
        return List.of(
                order.id().value(),
                order.state(),
                terms.merchant().value(),
                terms.reference(),
                buyer.reference(),
                buyer.email().value(),
                buyer.name().map(PersonName::value),
                buyer.taxId().map(TaxId::digits),
                buyer.phone().map(Phone::value),
                planCode(terms),
                LineJson.of(terms.lines()),
                total.minor(),
                total.currencyCode(),
                terms.coupon().map(AppliedCoupon::code),
                terms.coupon().map(it -> it.discount().minor()),
                terms.installments(),
                terms.split().map(SplitJson::of),
                terms.returnUrl().map(URI::toString),
                terms.placedAt());
    }

    private Optional<OrderId> findOpen(Order.Open order) {
        return sql.find(
                FIND_OPEN,
                row -> new OrderId(row.uuid("id")),
                order.id().value(),
                order.terms().merchant().value(),
                order.terms().buyer().email().value(),
                planCode(order.terms()));
    }

    private static Optional<String> planCode(OrderTerms terms) {
        return terms.plan().map(it -> it.plan().value());
    }

    private boolean update(
            Order order,
            Optional<Instant> paidAt,
            Optional<Instant> endedAt,
            Optional<Money> received,
            Optional<Money> refunded) {
        return sql.update(
                        SAVE,
                        order.state(),
                        paidAt,
                        endedAt,
                        received.map(Money::minor),
                        refunded.map(Money::minor),
                        order instanceof Order.Reversed it
                                ? Optional.of(it.before().name())
                                : Optional.empty(),
                        order.id().value())
                == 1;
    }

    private static <T> Optional<T> some(T value) {
        return Optional.of(value);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    static Order order(Row row) {
        var id = new OrderId(row.uuid("id"));
        var terms = terms(row);
        var state = row.constant("state", OrderState.class);
        return switch (state) {
            case DRAFT -> new Order.Draft(id, terms);
            case OPEN -> new Order.Open(id, terms);
            case EXPIRED, CANCELED, FAILED ->
                    new Order.Ended(id, terms, state, row.instant("ended_at"));
            case PAID_LATE ->
                    new Order.PaidLate(id, terms, row.money("received"), row.instant("paid_at"));
            case MISPAID ->
                    new Order.Mispaid(id, terms, row.money("received"), row.instant("paid_at"));
            case PAID -> new Order.Paid(id, terms, row.instant("paid_at"));
            case PARTIALLY_REFUNDED ->
                    new Order.PartiallyRefunded(
                            id, terms, row.instant("paid_at"), row.money("refunded"));
            case DISPUTED -> new Order.Disputed(id, terms, row.instant("paid_at"));
            case REFUNDED, CHARGED_BACK ->
                    new Order.Reversed(id, terms, state, before(row), row.instant("ended_at"));
        };
    }

    /** Older rows do not say it, but what was unwelcome has an amount of its own. */
    private static OrderState before(Row row) {
        return row.maybeText("reversed_from")
                .map(OrderState::valueOf)
                .orElseGet(
                        () ->
                                row.maybeMoney("received")
                                        .map(
                                                it ->
                                                        it.equals(row.money("total"))
                                                                ? OrderState.PAID_LATE
                                                                : OrderState.MISPAID)
                                        .orElse(OrderState.PAID));
    }

    private static OrderTerms terms(Row row) {
        return new OrderTerms(
                new MerchantId(row.uuid("merchant_id")),
                row.maybeText("reference"),
                buyer(row),
                LineJson.lines(row),
                row.maybeText("coupon").map(it -> new AppliedCoupon(it, row.money("discount"))),
                row.number("installments"),
                SplitJson.split(row),
                row.maybeText("return_url").map(URI::create),
                row.instant("created_at"));
    }

    /** From the columns that begin with {@code buyer_}. */
    static Buyer buyer(Row row) {
        return new Buyer(
                row.maybeText("buyer_reference"),
                new Email(row.text("buyer_email")),
                row.maybeText("buyer_name").map(PersonName::new),
                row.maybeText("buyer_tax_id").map(TaxId::of),
                row.maybeText("buyer_phone").map(Phone::new));
    }
}
