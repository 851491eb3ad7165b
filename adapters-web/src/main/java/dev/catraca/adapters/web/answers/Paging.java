package dev.catraca.adapters.web.answers;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists in pages: {@code ?limit=&cursor=}, where the cursor is the last id of the page before. */
public final class Paging {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST_WORDS = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Paging() {}

    /** 1 to 200. */
    public static int limit(@Nullable String limit) {
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST) {
            throw refused("limit", "not-a-limit", Integer.toString(MOST));
        }
        return Integer.parseInt(limit);
    }

    public static Optional<UUID> cursor(@Nullable String cursor) {
        return Optional.ofNullable(cursor)
                .map(it -> uuid(it).orElseThrow(() -> refused("cursor", "not-a-cursor")));
    }

    /** A time such as {@code 2026-11-21T12:00:00Z}, or with an offset. */
    public static Optional<Instant> time(String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw refused(parameter, "not-a-timestamp");
            }
            return Optional.of(time);
        } catch (DateTimeParseException malformed) {
            throw refused(parameter, "not-a-timestamp");
        }
    }

    /** A text to look for: something that can be seen, and not too much of it. */
    public static Optional<String> words(String parameter, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var words = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        var isOdd =
                words.codePoints()
                        .anyMatch(
                                it ->
                                        Character.isISOControl(it)
                                                || Character.getType(it) == Character.SURROGATE);
        if (words.isEmpty() || words.length() > LONGEST_WORDS || isOdd) {
            throw refused(parameter, "not-searchable", Integer.toString(LONGEST_WORDS));
        }
        return Optional.of(words);
    }

    /** One of the words of an enum, in any case. */
    public static <E extends Enum<E>> Optional<E> state(Class<E> states, @Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Enum.valueOf(states, word.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            throw refused("state", "not-a-choice", names(states));
        }
    }

    public static Optional<UUID> uuid(String text) {
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * The view of these items, with a link to the next page if this one is full.
     *
     * @param cursor an item's id, or what else the next page begins after
     */
    public static <T> Response answer(
            Object view, UriInfo uri, List<T> items, int limit, Function<T, Object> cursor) {
        var answer = Json.answer(200, view);
        if (items.size() < limit) {
            return answer.build();
        }
        var next =
                uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", cursor.apply(items.getLast()).toString())
                        .build();
        // Without scheme and host: whatever the caller said these are is not repeated.
        return answer.header(
                        "Link",
                        "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()))
                .build();
    }

    private static <E extends Enum<E>> String names(Class<E> states) {
        return Arrays.stream(states.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** The parameter of the query is not what it should be. */
    public static Rejected refused(String parameter, String code, String... arguments) {
        return new Rejected(
                ProblemCode.FIELDS_INVALID, List.of(Violation.of(parameter, code, arguments)));
    }
}
