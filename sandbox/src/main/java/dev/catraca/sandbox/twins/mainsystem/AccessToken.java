package dev.catraca.sandbox.twins.mainsystem;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the JSON Web Tokens of a login, signed by HMAC-SHA256 with a key nobody else has. */
final class AccessToken {

    static final long LIFETIME_SECONDS = 3600;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private final byte[] key = new byte[32];

    AccessToken() {
        new SecureRandom().nextBytes(key);
    }

    String of(User user, Instant now) {
        String head = encoded(Fields.object().with("alg", "HS256").with("typ", "JWT").build());
        String claims =
                encoded(
                        Fields.object()
                                .with("sub", user.id())
                                .with("tenant", user.tenantId())
                                .with("iat", now.getEpochSecond())
                                .with("exp", now.getEpochSecond() + LIFETIME_SECONDS)
                                .build());
        String signed = head + "." + claims;
        return signed + "." + BASE64.encodeToString(mac(signed));
    }

    private static String encoded(JsonObject json) {
        return BASE64.encodeToString(JsonText.bytes(json));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every Java has HMAC-SHA256", unavailable);
        }
    }
}
