package dev.catraca.adapters.web.v1.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.web.answers.Paging;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.domain.shared.InvalidValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** References and codes in addresses, and the cursors made of them. */
final class PathKey {
    private PathKey() {}

    /** Of something that is to be: what is no reference is refused as a value. */
    static <K> K wanted(String field, String text, Function<String, K> from) {
        try {
            return from.apply(text);
        } catch (InvalidValue refused) {
            throw new Rejected(ProblemCode.VALUES_INVALID, List.of(Violation.of(field, refused)));
        }
    }

    /** Of something that is there: what is no reference does not exist. */
    static <K> K existing(String text, Function<String, K> from, ProblemCode unknown) {
        return Legible.value(text, from).orElseThrow(() -> unknown(unknown));
    }

    /** 404, whatever the code's own status: it is asked for by its address. */
    static Rejected unknown(ProblemCode code) {
        return new Rejected(code).withStatus(404);
    }

    /** Where a page ended, as a word without meaning to callers. */
    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    static <K> Optional<K> after(@Nullable String cursor, Function<String, K> from) {
        if (cursor == null) {
            return Optional.empty();
        }
        var key = Legible.value(decoded(cursor), from);
        if (key.isEmpty()) {
            throw refused();
        }
        return key;
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused();
        }
    }

    private static Rejected refused() {
        return Paging.refused("cursor", "not-a-cursor");
    }
}
