package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.payment.CheckCredentials.Violation;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.util.List;
import java.util.Map;

/** Sets a merchant's account at a provider. Its secrets go in and never come out again. */
public final class PutProviderAccount {
    private final Merchants merchants;
    private final CheckCredentials checking;
    private final WriteProviderAccount writing;
    private final Transactions transactions;

    public PutProviderAccount(
            Merchants merchants,
            CheckCredentials checking,
            WriteProviderAccount writing,
            Transactions transactions) {
        this.merchants = merchants;
        this.checking = checking;
        this.writing = writing;
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

    public Outcome put(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        var provider = command.provider();
        var credentials = command.credentials();
        return switch (checking.check(new CheckCredentials.Command(provider, credentials))) {
            case CheckCredentials.Outcome.ProviderUnknown() -> new Outcome.ProviderUnknown();
            case CheckCredentials.Outcome.Invalid(var violations) ->
                    new Outcome.Invalid(violations);
            case CheckCredentials.Outcome.Acceptable() -> {
                var account =
                        new WriteProviderAccount.Command(merchant.id(), provider, credentials);
                transactions.run(() -> writing.write(account));
                yield new Outcome.Stored();
            }
        };
    }
}
