package dev.catraca.adapters.web.answers;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

    /** A link to the next page, if this one is full. */
    public static <T> Response.ResponseBuilder link(
            Response.ResponseBuilder answer,
            UriInfo uri,
            List<T> items,
            int limit,
            Function<T, UUID> id) {
        if (items.size() < limit) {
            return answer;
        }
        var next =
                uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", id.apply(items.getLast()))
                        .build();
        // Without scheme and host: whatever the caller said these are is not repeated.
        return answer.header(
                "Link", "<%s?%s>; rel=\"next\"".formatted(next.getRawPath(), next.getRawQuery()));
    }

    private static <E extends Enum<E>> String names(Class<E> states) {
        return Arrays.stream(states.getEnumConstants())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Rejected refused(String parameter, String code, String... arguments) {
        return new Rejected(
                ProblemCode.FIELDS_INVALID, List.of(Violation.of(parameter, code, arguments)));
    }
}
