package dev.catraca.adapters.web.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A time and an id, where a page ended, as a word without meaning to callers. */
public final class CursorWord {
    private static final String BETWEEN = " ";

    private CursorWord() {}

    public static String write(Instant at, Object id) {
        var text = at + BETWEEN + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** {@code readId} is empty for what is no id. */
    public static <I, C> Optional<C> read(
            @Nullable String cursor,
            Function<String, Optional<I>> readId,
            BiFunction<Instant, I, C> make) {
        if (cursor == null) {
            return Optional.empty();
        }
        var parts = decoded(cursor).split(BETWEEN, 2);
        var id = readId.apply(parts[parts.length - 1]);
        var at = Paging.time("cursor", parts[0]);
        if (id.isEmpty() || at.isEmpty()) {
            throw refused();
        }
        return Optional.of(make.apply(at.get(), id.get()));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused();
        }
    }

    private static RuntimeException refused() {
        return Paging.refused("cursor", "not-a-cursor");
    }
}
