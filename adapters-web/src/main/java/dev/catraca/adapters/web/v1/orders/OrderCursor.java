package dev.catraca.adapters.web.v1.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.application.payment.ListOrders.Cursor;
import dev.catraca.domain.order.OrderId;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of orders ended, as a word without meaning to callers. */
final class OrderCursor {
    private static final String BETWEEN = " ";

    private OrderCursor() {}

    static String write(Cursor cursor) {
        var text = cursor.placedAt() + BETWEEN + cursor.order();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    static Optional<Cursor> read(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(BETWEEN, 2);
            var order = Paging.uuid(parts[parts.length - 1]).map(OrderId::new);
            var placedAt = Paging.time("cursor", parts[0]);
            return Optional.of(new Cursor(placedAt.orElseThrow(), order.orElseThrow()));
        } catch (IllegalArgumentException
                | DateTimeException
                | java.util.NoSuchElementException e) {
            throw Paging.refused("cursor", "not-a-cursor");
        }
    }
}
