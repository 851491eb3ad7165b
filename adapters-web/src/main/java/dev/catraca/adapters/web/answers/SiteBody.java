package dev.catraca.adapters.web.answers;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import java.util.function.Function;
import java.util.function.Supplier;

/** How the sites' contracts refuse bodies: whatever is wrong with them is a 400. */
public final class SiteBody {
    private SiteBody() {}

    /**
     * What a body says.
     *
     * @throws Rejected with everything that is wrong
     */
    public static <T> T read(byte[] body, Fields.Unknown unknown, Function<Fields, T> from) {
        return read(() -> from.apply(Fields.of(body, unknown)));
    }

    /**
     * What a reading says.
     *
     * @throws Rejected as the reading does, but with 400 for values that are not acceptable
     */
    public static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Rejected refused) {
            throw refused.code() == ProblemCode.VALUES_INVALID ? refused.withStatus(400) : refused;
        }
    }
}
