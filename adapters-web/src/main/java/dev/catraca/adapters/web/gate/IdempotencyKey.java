package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.IDEMPOTENCY_KEY_INVALID;
import static dev.catraca.adapters.web.gate.ProblemCode.IDEMPOTENCY_KEY_MISSING;

import java.util.List;
import java.util.Optional;

/**
 * The caller's name for one request, from the header {@code Idempotency-Key} (draft-ietf-httpapi-
 * idempotency-key-header-07). The quoted form of the draft and the bare form most clients send name
 * the same request.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    public IdempotencyKey {
        if (value.isEmpty()
                || value.length() > LONGEST
                || !value.chars().allMatch(it -> it > ' ' && it < 0x7f)) {
            throw new Rejected(IDEMPOTENCY_KEY_INVALID);
        }
    }

    /** The key where a route insists on one; from all headers of that name. */
    public static IdempotencyKey required(List<String> headers) {
        return optional(headers).orElseThrow(() -> new Rejected(IDEMPOTENCY_KEY_MISSING));
    }

    public static Optional<IdempotencyKey> optional(List<String> headers) {
        return switch (headers.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new IdempotencyKey(unquoted(headers.getFirst().strip())));
            default -> throw new Rejected(IDEMPOTENCY_KEY_INVALID);
        };
    }

    /** RFC 9651 §4.2.5: only the quote and the backslash are escaped, and nothing follows. */
    private static String unquoted(String header) {
        if (!header.startsWith("\"")) {
            return header;
        }
        var value = new StringBuilder();
        for (int i = 1; i < header.length(); i++) {
            char it = header.charAt(i);
            if (it == '"' && i == header.length() - 1) {
                return value.toString();
            }
            if (it == '"') {
                break;
            }
            if (it == '\\') {
                i++;
                it = i < header.length() ? header.charAt(i) : 0;
                if (it != '"' && it != '\\') {
                    break;
                }
            }
            value.append(it);
        }
        throw new Rejected(IDEMPOTENCY_KEY_INVALID);
    }
}
