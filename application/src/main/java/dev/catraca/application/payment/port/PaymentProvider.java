package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeReference;
import java.time.Duration;
import java.util.List;

/**
 * A party that collects money on a page of its own. No method throws for what the provider does:
 * whatever is not a clear answer is an unclear outcome. None is called inside a transaction.
 */
public interface PaymentProvider {
    ProviderName name();

    /** What an account at this provider consists of. */
    List<Credential> credentials();

    /**
     * Whether it honours {@code openKey}. If not, asking again for a page opens another one: only
     * what was shown to nobody may be asked for again.
     */
    boolean honoursKeys();

    /** A page must not be asked to live shorter than this. */
    Duration shortestPage();

    /** Opens a page to pay on. Saying the same again opens nothing new, where keys are honoured. */
    OpenOutcome open(ChargeRequest request, ProviderAccount account);

    /** Reads the charge. {@code claim} is what a notification says, for what only it can tell. */
    ChargeReport find(ChargeReference reference, Claim claim, ProviderAccount account);

    /** Closes a page that nobody has paid on, so that nobody can; then reads the charge. */
    ChargeReport cancel(ChargeReference reference, ProviderAccount account);

    /** Whether the bytes come from the provider; nothing else of them is looked at. */
    Authenticity authenticate(RawNotification notification, ProviderAccount account);

    /** What an authentic notification is about. */
    NotificationMeaning interpret(byte[] body);

    /**
     * One part of an account: whether it has several values at once, whether it must be there, and
     * whether it is a secret or only a number by which the provider knows the account.
     */
    record Credential(String name, boolean isList, boolean isRequired, boolean isSecret) {
        /** A secret. */
        public Credential(String name, boolean isList, boolean isRequired) {
            this(name, isList, isRequired, true);
        }
    }

    /**
     * What a notification claims of the charge. Only a read decides; see each gateway for the use.
     */
    enum Claim {
        NONE,
        FAILED,
        EXPIRED,
        CANCELED,
        /** Nobody says so, but by our clock its time is over. */
        OVERDUE
    }
}
