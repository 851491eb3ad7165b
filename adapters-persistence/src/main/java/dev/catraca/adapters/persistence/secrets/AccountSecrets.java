package dev.catraca.adapters.persistence.secrets;

import dev.catraca.adapters.persistence.secrets.Envelopes.Owner;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The credentials of provider accounts, which are stored as one envelope each. */
@Dependent
public class AccountSecrets {
    private final Envelopes envelopes;

    @Inject
    public AccountSecrets(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    public String seal(ProviderAccount account) {
        return envelopes.seal(
                write(account.credentials()), owner(account.merchant(), account.provider()));
    }

    public ProviderAccount open(MerchantId merchant, ProviderName provider, String sealed) {
        var text = envelopes.open(sealed, owner(merchant, provider));
        return new ProviderAccount(merchant, provider, read(text));
    }

    private static Owner owner(MerchantId merchant, ProviderName provider) {
        return new Owner(merchant.value(), "account:" + provider);
    }

    private static String write(Map<String, List<String>> credentials) {
        var json = Json.createObjectBuilder();
        credentials.forEach((name, values) -> json.add(name, Json.createArrayBuilder(values)));
        return json.build().toString();
    }

    private static Map<String, List<String>> read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var credentials = new HashMap<String, List<String>>();
            var json = reader.readObject();
            for (var name : json.keySet()) {
                credentials.put(name, json.getJsonArray(name).getValuesAs(JsonString::getString));
            }
            return credentials;
        }
    }
}
