package dev.catraca.adapters.persistence;

import dev.catraca.domain.shared.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The present row of a result, by column name. What may be null is asked for as an Optional. */
final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    String text(String column) {
        return value(column, String.class);
    }

    /** A document, as its text. */
    String json(String column) {
        return maybeJson(column).orElseThrow(() -> new IllegalStateException(column + " is null"));
    }

    Optional<String> maybeJson(String column) {
        try {
            return Optional.ofNullable(results.getString(column));
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    Optional<String> maybeText(String column) {
        return maybe(column, String.class);
    }

    UUID uuid(String column) {
        return value(column, UUID.class);
    }

    Optional<UUID> maybeUuid(String column) {
        return maybe(column, UUID.class);
    }

    Instant instant(String column) {
        return value(column, OffsetDateTime.class).toInstant();
    }

    Optional<Instant> maybeInstant(String column) {
        return maybe(column, OffsetDateTime.class).map(OffsetDateTime::toInstant);
    }

    int number(String column) {
        return value(column, Integer.class);
    }

    OptionalInt maybeNumber(String column) {
        return maybe(column, Integer.class).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    long bigNumber(String column) {
        return value(column, Long.class);
    }

    boolean flag(String column) {
        return value(column, Boolean.class);
    }

    byte[] bytes(String column) {
        return value(column, byte[].class);
    }

    Optional<byte[]> maybeBytes(String column) {
        return maybe(column, byte[].class);
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    /** An amount, in the row's own currency. */
    Money money(String column) {
        return Money.of(bigNumber(column), text("currency"));
    }

    Optional<Money> maybeMoney(String column) {
        return maybe(column, Long.class).map(it -> Money.of(it, text("currency")));
    }

    List<String> texts(String column) {
        try {
            return List.of((String[]) value(column, Array.class).getArray());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** A {@code cidr} as text: {@code 203.0.113.0/24}. */
    Optional<String> maybeNetwork(String column) {
        try {
            return Optional.ofNullable(results.getString(column));
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private <T> T value(String column, Class<T> type) {
        return maybe(column, type)
                .orElseThrow(() -> new IllegalStateException(column + " is null"));
    }

    private <T> Optional<T> maybe(String column, Class<T> type) {
        try {
            return Optional.ofNullable(results.getObject(column, type));
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
