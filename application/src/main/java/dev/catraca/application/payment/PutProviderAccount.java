package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets a merchant's account at a provider. Its secrets go in and never come out again. */
public final class PutProviderAccount {
    private final Merchants merchants;
    private final ProviderAccounts accounts;
    private final PaymentProviders providers;
    private final Transactions transactions;

    public PutProviderAccount(
            Merchants merchants,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Transactions transactions) {
        this.merchants = merchants;
        this.accounts = accounts;
        this.providers = providers;
        this.transactions = transactions;
    }

    /** The credentials by name, as the provider's gateway defines them. */
    public record Command(
            Slug merchant, ProviderName provider, Map<String, List<String>> credentials) {
        @Override
        public String toString() {
            return "Command[%s, %s]".formatted(merchant, provider);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Stored() implements Outcome {}

        record MerchantUnknown() implements Outcome {}

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

    public Outcome put(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        var credentials = providers.credentials(command.provider()).orElse(null);
        if (credentials == null) {
            return new Outcome.ProviderUnknown();
        }
        var violations = violations(credentials, command.credentials());
        violations.addAll(lacking(merchant.id(), command));
        if (!violations.isEmpty()) {
            return new Outcome.Invalid(violations);
        }
        var names = credentials.stream().map(Credential::name).toList();
        transactions.run(() -> accounts.put(withOurOwn(merchant.id(), command, names)));
        return new Outcome.Stored();
    }

    /** What we keep beside the credentials of the request, such as a webhook's secret, stays. */
    private ProviderAccount withOurOwn(MerchantId merchant, Command command, List<String> names) {
        var account = new ProviderAccount(merchant, command.provider(), command.credentials());
        var before = accounts.lock(merchant, command.provider());
        if (before.isEmpty()) {
            return account;
        }
        for (var kept : before.get().credentials().entrySet()) {
            if (!names.contains(kept.getKey())) {
                account = account.with(kept.getKey(), kept.getValue());
            }
        }
        return account;
    }

    private List<Violation> lacking(MerchantId merchant, Command command) {
        var account = new ProviderAccount(merchant, command.provider(), command.credentials());
        return providers.seller(command.provider()).stream()
                .flatMap(it -> it.lacking(account).stream())
                .map(PutProviderAccount::missing)
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
