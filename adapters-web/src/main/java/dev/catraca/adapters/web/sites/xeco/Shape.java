package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import java.util.function.Function;

/** How this contract refuses bodies: whatever is wrong with them is a 400. */
final class Shape {
    private Shape() {}

    /**
     * @throws Rejected with everything that is wrong
     */
    static <T> T read(byte[] body, Function<Fields, T> from) {
        try {
            return from.apply(Fields.of(body, Fields.Unknown.REFUSED));
        } catch (Rejected refused) {
            throw refused.code() == ProblemCode.VALUES_INVALID ? refused.withStatus(400) : refused;
        }
    }
}
