package dev.catraca.application.merchant.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A merchant's account at a provider. Which credentials there are (a key, several webhook secrets
 * during a rotation) the provider's gateway defines; their values never leave in any view.
 */
public record ProviderAccount(
        MerchantId merchant, ProviderName provider, Map<String, List<String>> credentials) {
    public ProviderAccount {
        credentials = Map.copyOf(credentials);
    }

    /** The only value of a credential that has exactly one. */
    public String credential(String name) {
        return credentials(name).getFirst();
    }

    /** All values of a credential, the newest first; empty if there is none. */
    public List<String> credentials(String name) {
        return credentials.getOrDefault(name, List.of());
    }

    /** The same account with these values of one credential. */
    public ProviderAccount with(String name, List<String> values) {
        var changed = new HashMap<>(credentials);
        changed.put(name, List.copyOf(values));
        return new ProviderAccount(merchant, provider, changed);
    }

    @Override
    public String toString() {
        return "ProviderAccount[%s, %s]".formatted(merchant, provider);
    }
}
