package dev.catraca.application.merchant.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The secrets a merchant's server shares with us; several live at once while one is replaced. */
public interface SigningSecrets {
    /** Those that are not over at {@code now}, the most recently put first. May be 5 s old. */
    List<SigningSecret> live(MerchantId merchant, Instant now);

    /**
     * Those of a company, by the client's own id of it, and of its platform, as {@link #live}; none
     * if there is no such company.
     */
    List<SigningSecret> liveOf(Slug platform, String company, Instant now);

    void put(MerchantId merchant, SigningSecret secret, Instant now);

    record SigningSecret(String keyId, Secret secret, Optional<Instant> expiresAt) {}
}
