package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.payment.CheckCredentials;
import java.util.List;
import java.util.Map;

/** Reads the body of {@code PUT /merchants/{slug}/accounts/{provider}}. */
public final class AccountBody {
    private AccountBody() {}

    /** The credentials by name; which there are is known to the provider's gateway. */
    public static Map<String, List<String>> read(Fields in) {
        return in.textsByName();
    }

    /** What the provider's gateway says of them. */
    public static Violation violation(CheckCredentials.Violation it) {
        return switch (it.kind()) {
            case MISSING -> Violation.of(it.credential(), "required");
            case UNKNOWN -> Violation.of(it.credential(), "unknown-field");
            case INVALID -> Violation.of(it.credential(), "secret-invalid");
        };
    }
}
