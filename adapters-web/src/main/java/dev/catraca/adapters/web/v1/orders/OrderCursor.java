package dev.catraca.adapters.web.v1.orders;

import dev.catraca.adapters.web.answers.CursorWord;
import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.application.payment.ListOrders.Cursor;
import dev.catraca.domain.order.OrderId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of orders ended. */
final class OrderCursor {
    private OrderCursor() {}

    static String write(Cursor cursor) {
        return CursorWord.write(cursor.placedAt(), cursor.order());
    }

    static Optional<Cursor> read(@Nullable String cursor) {
        return CursorWord.read(cursor, text -> Paging.uuid(text).map(OrderId::new), Cursor::new);
    }
}
