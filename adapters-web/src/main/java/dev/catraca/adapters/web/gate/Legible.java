package dev.catraca.adapters.web.gate;

import dev.catraca.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parts of an address, where what is malformed simply does not exist. */
public final class Legible {
    private Legible() {}

    /** The value, or nothing for a text that is absent or that the domain refuses. */
    public static <T> Optional<T> value(@Nullable String text, Function<String, T> from) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(from.apply(text));
        } catch (InvalidValue refused) {
            return Optional.empty();
        }
    }
}
