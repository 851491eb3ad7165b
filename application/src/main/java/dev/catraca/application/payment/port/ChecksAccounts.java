package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.merchant.ProviderName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A provider whose accounts can be looked over without changing anything. */
public interface ChecksAccounts {
    ProviderName provider();

    /** Asks the provider; never throws for what it does, and is not called in a transaction. */
    List<Finding> check(ProviderAccount account, Expectation expected);

    /**
     * What should be true of the account.
     *
     * @param notifications where the provider should send them
     * @param isLive whether real money should move
     * @param name what the account's merchant is called
     * @param postalCode where the merchant is, if that is known
     */
    record Expectation(
            URI notifications, boolean isLive, String name, Optional<String> postalCode) {}

    /**
     * What was found.
     *
     * @param name what was looked at, in kebab-case
     * @param code what was found, a key of the texts; {@code facts} are filled in, none is secret
     */
    record Finding(String name, boolean isOk, String code, List<String> facts) {
        public Finding {
            facts = List.copyOf(facts);
        }

        public static Finding ok(String name, String code, String... facts) {
            return new Finding(name, true, code, List.of(facts));
        }

        public static Finding wrong(String name, String code, String... facts) {
            return new Finding(name, false, code, List.of(facts));
        }
    }
}
