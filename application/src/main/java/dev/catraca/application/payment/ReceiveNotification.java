package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.Authenticity;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.application.shared.Sha256;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider rings: once the bytes are known to be its own they are stored, and only then is it
 * told so. What they say is looked at later.
 *
 * <p>What is true after a crash: before the row is committed the provider was told nothing and
 * rings again; after it the row is in the inbox, and another ring finds it there.
 */
public final class ReceiveNotification {
    private final Merchants merchants;
    private final Accounts accounts;
    private final PaymentProviders providers;
    private final Inbox inbox;
    private final Doorbell doorbell;
    private final Ids ids;
    private final Clock clock;

    public ReceiveNotification(
            Merchants merchants,
            ProviderAccounts accounts,
            PaymentProviders providers,
            Inbox inbox,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        this.merchants = merchants;
        this.accounts = new Accounts(accounts);
        this.providers = providers;
        this.inbox = inbox;
        this.doorbell = doorbell;
        this.ids = ids;
        this.clock = clock;
    }

    /** Header names are in lower case; the body is what arrived, byte for byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Command(
            ProviderName provider, Slug merchant, Map<String, List<String>> headers, byte[] body) {}

    /** What became of the notification. */
    public sealed interface Outcome {
        record Stored() implements Outcome {}

        record StoredBefore() implements Outcome {}

        /** It does not come from the provider, or not now; {@code reason} is safe to count. */
        record Forged(String reason) implements Outcome {}

        /** There is no such provider, merchant, or account. */
        record AddressUnknown() implements Outcome {}
    }

    public Outcome receive(Command command) {
        var provider = providers.find(command.provider()).orElse(null);
        var account =
                merchants
                        .find(command.merchant())
                        .flatMap(it -> accounts.of(it, command.provider()))
                        .orElse(null);
        if (provider == null || account == null) {
            return new Outcome.AddressUnknown();
        }
        var now = clock.instant();
        var notification = new RawNotification(command.headers(), command.body(), now);
        return switch (provider.authenticate(notification, account)) {
            case Authenticity.Forged(var reason) -> new Outcome.Forged(reason);
            case Authenticity.Authentic(var eventId) -> {
                var row =
                        new Inbox.Received(
                                ids.next(),
                                account.provider(),
                                account.merchant(),
                                eventId.orElseGet(() -> eventOf(command.body())),
                                command.body(),
                                now,
                                irrelevance(provider, command.body()));
                yield store(row);
            }
        };
    }

    private Outcome store(Inbox.Received row) {
        if (!inbox.receive(row)) {
            return new Outcome.StoredBefore();
        }
        if (row.irrelevance().isEmpty()) {
            doorbell.ring(Queue.NOTIFICATIONS);
        }
        return new Outcome.Stored();
    }

    /** Most of what providers tell is of no interest, which their words alone show. */
    private static Optional<String> irrelevance(PaymentProvider provider, byte[] body) {
        return provider.interpret(body) instanceof NotificationMeaning.Irrelevant(var reason)
                ? Optional.of(reason)
                : Optional.empty();
    }

    /** Where the provider gives its message no name, the same bytes are the same message. */
    private static String eventOf(byte[] body) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(body));
    }
}
