package dev.catraca.adapters.persistence.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.application.quote.port.QuoteKeys;
import dev.catraca.domain.quote.PublicKey;
import dev.catraca.domain.quote.Signature;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ed25519 (RFC 8032). Each key of the ring is a seed, from which the public key follows; Java's own
 * classes cannot derive it.
 */
@Dependent
class Ed25519QuoteKeys implements QuoteKeys {
    private final String first;
    private final Map<String, Ed25519PrivateKeyParameters> keys = new LinkedHashMap<>();
    private final Map<String, Ed25519PublicKeyParameters> publicKeys = new LinkedHashMap<>();

    @Inject
    Ed25519QuoteKeys(
            // Without a default a server that lacks the keys could not even say so.
            @ConfigProperty(name = "catraca.quote-keys", defaultValue = "missing")
                    String quoteKeys) {
        var ring = KeyRing.of(quoteKeys);
        first = ring.first();
        for (var id : ring.ids()) {
            var key = new Ed25519PrivateKeyParameters(ring.find(id).orElseThrow().getEncoded());
            keys.put(id, key);
            publicKeys.put(id, key.generatePublicKey());
        }
    }

    @Override
    public Signature sign(String text) {
        var signer = new Ed25519Signer();
        signer.init(true, Objects.requireNonNull(keys.get(first)));
        var bytes = text.getBytes(UTF_8);
        signer.update(bytes, 0, bytes.length);
        return new Signature(first, base64(signer.generateSignature()));
    }

    @Override
    public boolean verifies(String text, Signature signature) {
        var key = publicKeys.get(signature.keyId());
        if (key == null) {
            return false;
        }
        var verifier = new Ed25519Signer();
        verifier.init(false, key);
        var bytes = text.getBytes(UTF_8);
        verifier.update(bytes, 0, bytes.length);
        try {
            return verifier.verifySignature(Base64.getUrlDecoder().decode(signature.value()));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Override
    public List<PublicKey> published() {
        return publicKeys.entrySet().stream()
                .map(it -> new PublicKey(it.getKey(), base64(it.getValue().getEncoded())))
                .toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
