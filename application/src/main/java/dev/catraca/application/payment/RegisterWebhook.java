package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.RegistersWebhooks;
import dev.catraca.application.payment.port.RegistersWebhooks.Registration;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the provider where to send notifications about a merchant's own account, and keeps the
 * secret that it signs them with, encrypted, beside those that are there.
 *
 * <p>What is true after a crash:
 *
 * <table>
 *   <caption>crash after …</caption>
 *   <tr><td>nothing</td><td>nothing happened</td></tr>
 *   <tr><td>the provider made it, its answer lost or in hand</td><td>it sends what we cannot verify;
 *       the next to ask removes it, for its secret is told only once, and makes another</td></tr>
 *   <tr><td>the secret is kept</td><td>it is done; asking again finds it</td></tr>
 * </table>
 *
 * <p>Two at the same time may make two. Both secrets are kept, an event that comes twice counts
 * once, and the next to ask leaves one.
 */
public final class RegisterWebhook {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Merchants merchants;
    private final ProviderAccounts accounts;
    private final List<RegistersWebhooks> providers;
    private final Transactions transactions;
    private final WebhookAddress addresses;

    public RegisterWebhook(
            Merchants merchants,
            ProviderAccounts accounts,
            List<RegistersWebhooks> providers,
            Transactions transactions,
            WebhookAddress addresses) {
        this.merchants = merchants;
        this.accounts = accounts;
        this.providers = List.copyOf(providers);
        this.transactions = transactions;
        this.addresses = addresses;
    }

    public record Command(Slug merchant, ProviderName provider) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Created(String endpoint, URI address) implements Outcome {}

        /** It was there; {@code isChanged} if it did not send all we need before. */
        record There(String endpoint, URI address, boolean isChanged) implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        record AccountMissing() implements Outcome {}

        /** The provider has no API for it: somebody has to do it in the provider's pages. */
        record NotOffered() implements Outcome {}

        /** Somebody else registered our address, and the account knows no secret for it. */
        record SecretUnknown(String endpoint) implements Outcome {}

        record Refused(String reason) implements Outcome {}

        record Unclear(Duration retryAfter) implements Outcome {}
    }

    public Outcome register(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        // As it is now: what was registered a moment ago must not be made again.
        var account =
                transactions
                        .compute(() -> accounts.lock(merchant.id(), command.provider()))
                        .orElse(null);
        if (account == null) {
            return new Outcome.AccountMissing();
        }
        return providers.stream()
                .filter(it -> it.provider().equals(command.provider()))
                .findFirst()
                .map(it -> register(it, account, addresses.of(command.provider(), merchant.slug())))
                .orElseGet(Outcome.NotOffered::new);
    }

    private Outcome register(RegistersWebhooks provider, ProviderAccount account, URI address) {
        return switch (provider.register(account, address)) {
            case Registration.Made it -> {
                transactions.run(() -> keep(account, it));
                yield new Outcome.Created(it.endpoint(), address);
            }
            case Registration.There(var endpoint, var isChanged) ->
                    new Outcome.There(endpoint, address, isChanged);
            case Registration.SecretUnknown(var endpoint) -> new Outcome.SecretUnknown(endpoint);
            case Registration.Refused(var reason) -> new Outcome.Refused(reason);
            case Registration.Unclear(_, var retryAfter) ->
                    new Outcome.Unclear(retryAfter.orElse(PAUSE));
        };
    }

    private void keep(ProviderAccount asked, Registration.Made made) {
        var account = accounts.lock(asked.merchant(), asked.provider()).orElse(asked);
        var values =
                Stream.concat(
                                Stream.of(made.value()),
                                account.credentials(made.credential()).stream())
                        .toList();
        accounts.put(account.with(made.credential(), values));
    }
}
