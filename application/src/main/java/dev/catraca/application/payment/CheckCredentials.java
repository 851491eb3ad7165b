package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells whether these credentials would make an account at a provider; the provider itself is not
 * asked. It changes nothing.
 */
public final class CheckCredentials {
    /** What an account lacks does not depend on whose it is; no merchant has this id. */
    private static final MerchantId ANYBODY = new MerchantId(new UUID(0, 0));

    private final PaymentProviders providers;

    public CheckCredentials(PaymentProviders providers) {
        this.providers = providers;
    }

    /** The credentials by name, as the provider's gateway defines them. */
    public record Command(ProviderName provider, Map<String, List<String>> credentials) {
        @Override
        public String toString() {
            return "Command[%s]".formatted(provider);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Acceptable() implements Outcome {}

        record ProviderUnknown() implements Outcome {}

        record Invalid(List<Violation> violations) implements Outcome {}
    }

    /** A credential that is missing, unknown, or not a secret. */
    public record Violation(String credential, Kind kind, String message) {
        /** Whether the request cannot be read, or was read and is not acceptable. */
        public enum Kind {
            MISSING,
            UNKNOWN,
            INVALID
        }
    }

    public Outcome check(Command command) {
        var credentials = providers.credentials(command.provider()).orElse(null);
        if (credentials == null) {
            return new Outcome.ProviderUnknown();
        }
        var violations = violations(credentials, command.credentials());
        violations.addAll(lacking(command));
        return violations.isEmpty() ? new Outcome.Acceptable() : new Outcome.Invalid(violations);
    }

    private List<Violation> lacking(Command command) {
        var account = new ProviderAccount(ANYBODY, command.provider(), command.credentials());
        return providers.seller(command.provider()).stream()
                .flatMap(it -> it.lacking(account).stream())
                .map(CheckCredentials::missing)
                .toList();
    }

    private static Violation missing(String credential) {
        return new Violation(credential, Violation.Kind.MISSING, "The provider needs this field.");
    }

    private static List<Violation> violations(
            List<Credential> expected, Map<String, List<String>> given) {
        var violations = new ArrayList<Violation>();
        var names = expected.stream().map(Credential::name).toList();
        for (var name : given.keySet()) {
            if (!names.contains(name)) {
                violations.add(
                        new Violation(
                                name, Violation.Kind.UNKNOWN, "The provider has no such field."));
            }
        }
        for (var credential : expected) {
            var values = given.getOrDefault(credential.name(), List.of());
            if (values.isEmpty() && credential.isRequired()) {
                violations.add(missing(credential.name()));
            }
            if (values.size() > 1 && !credential.isList()) {
                violations.add(
                        new Violation(
                                credential.name(),
                                Violation.Kind.INVALID,
                                "This field has one value."));
            }
            if (credential.isSecret()) {
                values.forEach(it -> checkSecret(credential.name(), it, violations));
            }
        }
        return violations;
    }

    private static void checkSecret(String name, String value, List<Violation> violations) {
        try {
            var _ = new Secret(value);
        } catch (InvalidValue invalid) {
            violations.add(new Violation(name, Violation.Kind.INVALID, "" + invalid.getMessage()));
        }
    }
}
