package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.adapters.persistence.secrets.Envelopes;
import dev.catraca.adapters.persistence.secrets.Envelopes.Owner;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class JpaSigningSecrets implements SigningSecrets {
    private final JpaContext context;
    private final EntityManager manager;
    private final Envelopes envelopes;
    private final Recent<MerchantId, List<SigningSecret>> recent;

    private final Recent<Company, List<SigningSecret>> recentOfCompany;

    private record Company(Slug platform, String reference) {}

    @Inject
    JpaSigningSecrets(JpaContext context, Envelopes envelopes, Clock clock) {
        this.context = context;
        this.manager = context.get();
        this.envelopes = envelopes;
        this.recent = new Recent<>(clock);
        this.recentOfCompany = new Recent<>(clock);
    }

    @Override
    public List<SigningSecret> live(MerchantId merchant, Instant now) {
        return recent
                .find(merchant, () -> Optional.of(context.read(() -> all(merchant))))
                .orElseThrow()
                .stream()
                .filter(it -> it.expiresAt().map(now::isBefore).orElse(true))
                .toList();
    }

    @Override
    public List<SigningSecret> liveOf(Slug platform, String company, Instant now) {
        return recentOfCompany
                .find(
                        new Company(platform, company),
                        () -> Optional.of(context.read(() -> all(platform, company))))
                .orElseThrow()
                .stream()
                .filter(it -> it.expiresAt().map(now::isBefore).orElse(true))
                .toList();
    }

    @Override
    public void put(MerchantId merchant, SigningSecret secret, Instant now) {
        recent.change(merchant);
        recentOfCompany.changeAll();
        var sealed = envelopes.seal(secret.secret().value(), owner(merchant, secret.keyId()));
        var key = new SigningSecretRow.Key(merchant.value(), secret.keyId());
        manager.merge(new SigningSecretRow(key, sealed, secret.expiresAt(), now));
        manager.flush();
    }

    private List<SigningSecret> all(MerchantId merchant) {
        return manager.createQuery(
                        "SELECT s FROM SigningSecretRow s WHERE s.merchant = :merchant"
                                + " ORDER BY s.putAt DESC, s.keyId",
                        SigningSecretRow.class)
                .setParameter("merchant", merchant.value())
                .getResultStream()
                .map(it -> become(merchant, it))
                .toList();
    }

    private List<SigningSecret> all(Slug platform, String company) {
        return manager.createQuery(
                        "SELECT s FROM SigningSecretRow s, MerchantRow m, MerchantRow p"
                                + " WHERE p.slug = :platform AND m.reference = :company"
                                + " AND (m.id = p.id OR m.platform = p.id)"
                                + " AND (s.merchant = m.id OR s.merchant = p.id)"
                                + " ORDER BY s.putAt DESC, s.keyId",
                        SigningSecretRow.class)
                .setParameter("platform", platform.value())
                .setParameter("company", company)
                .getResultStream()
                .map(it -> become(new MerchantId(it.merchant()), it))
                .toList();
    }

    private SigningSecret become(MerchantId merchant, SigningSecretRow row) {
        var secret = envelopes.open(row.secret(), owner(merchant, row.keyId()));
        return new SigningSecret(row.keyId(), new Secret(secret), row.expiresAt());
    }

    private static Owner owner(MerchantId merchant, String keyId) {
        return new Owner(merchant.value(), "signing-secret:" + keyId);
    }
}
