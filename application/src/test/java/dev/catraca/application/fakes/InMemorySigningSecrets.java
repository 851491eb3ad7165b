package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

public final class InMemorySigningSecrets implements SigningSecrets {
    private final InMemoryTransactions transactions;
    private final Map<SecretKey, PutSecret> rows;

    private final InMemoryMerchants merchants;

    public InMemorySigningSecrets(InMemoryTransactions transactions, InMemoryMerchants merchants) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.rows = transactions.table();
    }

    @Override
    public List<SigningSecret> liveOf(Slug platform, String company, Instant now) {
        var owner = merchants.find(platform).orElseThrow().id();
        return merchants.all().stream()
                .filter(it -> it.reference().equals(Optional.of(company)))
                .filter(it -> it.id().equals(owner) || it.platform().equals(Optional.of(owner)))
                .flatMap(it -> Stream.of(it.id(), owner).distinct())
                .flatMap(it -> live(it, now).stream())
                .toList();
    }

    @Override
    public List<SigningSecret> live(MerchantId merchant, Instant now) {
        return transactions.statement(
                () ->
                        rows.entrySet().stream()
                                .filter(it -> it.getKey().merchant().equals(merchant))
                                .map(Map.Entry::getValue)
                                .sorted(Comparator.comparing(PutSecret::at).reversed())
                                .map(PutSecret::secret)
                                .filter(it -> isLive(it, now))
                                .toList());
    }

    @Override
    public void put(MerchantId merchant, SigningSecret secret, Instant now) {
        transactions.part(
                () ->
                        rows.put(
                                new SecretKey(merchant, secret.keyId()),
                                new PutSecret(secret, now)));
    }

    private static boolean isLive(SigningSecret secret, Instant now) {
        return secret.expiresAt().map(now::isBefore).orElse(true);
    }

    private record SecretKey(MerchantId merchant, String keyId) {}

    private record PutSecret(SigningSecret secret, Instant at) {}
}
