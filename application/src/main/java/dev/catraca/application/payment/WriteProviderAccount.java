package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.PaymentProviders;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Map;

/**
 * Stores a merchant's account at a provider, as a part of the transaction of whoever asks. {@link
 * CheckCredentials} found nothing wrong with it before.
 */
public final class WriteProviderAccount {
    private final ProviderAccounts accounts;
    private final PaymentProviders providers;

    public WriteProviderAccount(ProviderAccounts accounts, PaymentProviders providers) {
        this.accounts = accounts;
        this.providers = providers;
    }

    /** The credentials by name, as the provider's gateway defines them. */
    public record Command(
            MerchantId merchant, ProviderName provider, Map<String, List<String>> credentials) {
        @Override
        public String toString() {
            return "Command[%s, %s]".formatted(merchant, provider);
        }
    }

    /** What we keep beside the credentials of the request, such as a webhook's secret, stays. */
    public void write(Command command) {
        var merchant = command.merchant();
        var provider = command.provider();
        var account = new ProviderAccount(merchant, provider, command.credentials());
        var names =
                providers.credentials(provider).orElseThrow().stream()
                        .map(Credential::name)
                        .toList();
        var before = accounts.lock(merchant, provider);
        if (before.isPresent()) {
            for (var kept : before.get().credentials().entrySet()) {
                if (!names.contains(kept.getKey())) {
                    account = account.with(kept.getKey(), kept.getValue());
                }
            }
        }
        accounts.put(account);
    }
}
