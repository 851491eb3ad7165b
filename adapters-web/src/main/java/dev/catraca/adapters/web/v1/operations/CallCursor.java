package dev.catraca.adapters.web.v1.operations;

import dev.catraca.adapters.web.answers.CursorWord;
import dev.catraca.application.operation.ListCalls.Cursor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a page of calls ended. */
final class CallCursor {
    private CallCursor() {}

    static String write(Cursor cursor) {
        return CursorWord.write(cursor.at(), cursor.id());
    }

    static Optional<Cursor> read(@Nullable String cursor) {
        return CursorWord.read(cursor, CallCursor::id, Cursor::new);
    }

    private static Optional<Long> id(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
