package dev.catraca.adapters.web.gate;

import dev.catraca.domain.shared.InvalidValue;
import java.util.List;

/**
 * One thing that is wrong with one field. The message is English; where {@code messages*} has a
 * text for the code in the reader's language, that one is shown, with the arguments filled in.
 *
 * @param field a path such as {@code buyer.email} or {@code lines[0].quantity}; empty for the whole
 */
public record Violation(String field, String code, String message, List<String> arguments) {
    public Violation {
        arguments = List.copyOf(arguments);
    }

    /** A violation whose texts stand in the bundles. */
    public static Violation of(String field, String code, String... arguments) {
        var args = List.of(arguments);
        return new Violation(field, code, Language.EN.violation(code, args).orElseThrow(), args);
    }

    /** What the domain says of a value. */
    public static Violation of(String field, InvalidValue refused) {
        return new Violation(field, refused.code(), messageOf(refused), List.of());
    }

    private static String messageOf(InvalidValue refused) {
        var message = refused.getMessage();
        return message == null ? refused.code() : message;
    }
}
