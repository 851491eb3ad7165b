package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.adapters.persistence.secrets.Envelopes.Owner;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.StringReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class JpaProviderAccounts implements ProviderAccounts {
    private final JpaContext context;
    private final EntityManager manager;
    private final Envelopes envelopes;
    private final Recent<ProviderAccountRow.Key, ProviderAccount> recent;

    @Inject
    JpaProviderAccounts(JpaContext context, Envelopes envelopes, Clock clock) {
        this.context = context;
        this.manager = context.get();
        this.envelopes = envelopes;
        this.recent = new Recent<>(clock);
    }

    @Override
    public Optional<ProviderAccount> find(MerchantId merchant, ProviderName provider) {
        var key = new ProviderAccountRow.Key(merchant.value(), provider.value());
        return recent.find(
                key,
                () ->
                        context.read(
                                        () ->
                                                Optional.ofNullable(
                                                        manager.find(
                                                                ProviderAccountRow.class, key)))
                                .map(it -> become(merchant, provider, it)));
    }

    @Override
    public List<ProviderAccount> of(MerchantId merchant) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT a FROM ProviderAccountRow a WHERE a.merchant = :merchant"
                                                + " ORDER BY a.provider",
                                        ProviderAccountRow.class)
                                .setParameter("merchant", merchant.value())
                                .getResultStream()
                                .map(it -> become(merchant, new ProviderName(it.provider()), it))
                                .toList());
    }

    @Override
    public Optional<ProviderAccount> lock(MerchantId merchant, ProviderName provider) {
        var key = new ProviderAccountRow.Key(merchant.value(), provider.value());
        return Optional.ofNullable(
                        manager.find(ProviderAccountRow.class, key, LockModeType.PESSIMISTIC_WRITE))
                .map(it -> become(merchant, provider, it));
    }

    @Override
    public void put(ProviderAccount account) {
        var key =
                new ProviderAccountRow.Key(account.merchant().value(), account.provider().value());
        recent.change(key);
        var text = write(account.credentials());
        var sealed = envelopes.seal(text, owner(account.merchant(), account.provider()));
        manager.merge(new ProviderAccountRow(key, sealed));
        manager.flush();
    }

    private ProviderAccount become(
            MerchantId merchant, ProviderName provider, ProviderAccountRow row) {
        var text = envelopes.open(row.credentials(), owner(merchant, provider));
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
