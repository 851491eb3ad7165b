package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.adapters.persistence.secrets.AccountSecrets;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaProviderAccounts implements ProviderAccounts {
    private static final String ADD =
            """
            INSERT INTO provider_account (merchant_id, provider, credentials)
            VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING\
            """;

    private final JpaContext context;
    private final EntityManager manager;
    private final AccountSecrets secrets;
    private final Recent<ProviderAccountRow.Key, ProviderAccount> recent;

    @Inject
    JpaProviderAccounts(JpaContext context, AccountSecrets secrets, Clock clock) {
        this.context = context;
        this.manager = context.get();
        this.secrets = secrets;
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
                                        "SELECT a FROM ProviderAccountRow a WHERE a.merchant ="
                                                + " :merchant ORDER BY a.provider",
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
        manager.merge(new ProviderAccountRow(key, secrets.seal(account)));
        manager.flush();
    }

    @Override
    public boolean add(ProviderAccount account) {
        var key =
                new ProviderAccountRow.Key(account.merchant().value(), account.provider().value());
        recent.change(key);
        return manager.createNativeQuery(ADD)
                        .setParameter(1, key.merchant())
                        .setParameter(2, key.provider())
                        .setParameter(3, secrets.seal(account))
                        .executeUpdate()
                == 1;
    }

    private ProviderAccount become(
            MerchantId merchant, ProviderName provider, ProviderAccountRow row) {
        return secrets.open(merchant, provider, row.credentials());
    }
}
