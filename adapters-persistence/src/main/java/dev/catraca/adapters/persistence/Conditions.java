package dev.catraca.adapters.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a list, of which only those that were asked for become part of the SQL. */
final class Conditions {
    /** The merchant and, if it is a platform, its units; for two values, both the merchant. */
    static final String SELLERS =
            "SELECT id FROM merchant WHERE id = ? UNION SELECT id FROM merchant WHERE platform_id = ?";

    /** The order is the merchant's or one of its units'; for two values, both the merchant. */
    static final String ORDER_OF_MERCHANT =
            """
            order_id IN (SELECT id FROM orders WHERE merchant_id = ?
                OR merchant_id IN (SELECT id FROM merchant WHERE platform_id = ?))""";

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition, each {@code ?} of which stands for the value, if there is one. */
    Conditions and(String condition, Optional<?> value) {
        value.ifPresent(
                it -> {
                    conditions.add("(" + condition + ")");
                    condition.chars().filter(c -> c == '?').forEach(_ -> values.add(it));
                });
        return this;
    }

    /** Adds a condition whose {@code ?} stand for these values, one each. */
    Conditions and(String condition, List<?> its) {
        conditions.add("(" + condition + ")");
        values.addAll(its);
        return this;
    }

    /** {@code WHERE …}, or nothing. */
    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The values of the conditions, and then the given ones. */
    Object[] values(Object... more) {
        var all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
