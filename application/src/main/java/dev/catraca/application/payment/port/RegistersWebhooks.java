package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.merchant.ProviderName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A provider that can be told by its API where to send notifications. */
public interface RegistersWebhooks {
    ProviderName provider();

    /**
     * Sees to it that the provider sends all we need to the address, once. What was made here and
     * whose secret was never kept is removed first. Not called in a transaction.
     */
    Registration register(ProviderAccount account, URI address);

    /** What came of it. */
    sealed interface Registration {
        /** {@code value} has to be kept, and added to the credential of that name. */
        record Made(String endpoint, String credential, String value) implements Registration {
            @Override
            public String toString() {
                return "Made[%s]".formatted(endpoint);
            }
        }

        /** It is there already; {@code isChanged} if it did not send all, and does so now. */
        record There(String endpoint, boolean isChanged) implements Registration {}

        /** Somebody else registered the address, and the account knows no secret for it. */
        record SecretUnknown(String endpoint) implements Registration {}

        record Refused(String reason) implements Registration {}

        /** No clear answer; asking again is safe. */
        record Unclear(String cause, Optional<Duration> retryAfter) implements Registration {}
    }
}
