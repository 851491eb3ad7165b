package dev.catraca.adapters.provisioning.account;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A named key of {@code catraca.jwt-keys}, at least 32 random bytes. */
record JwtKey(String id, SecretKey key) {
    private static final int SHORTEST = 32;
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_-]{1,64}):([A-Za-z0-9+/=]+)");

    /** Reads {@code k2:base64,k1:base64}; the first signs. Messages never quote the text. */
    static List<JwtKey> parse(String text) {
        var keys = new ArrayList<JwtKey>();
        for (var entry : text.split(",", -1)) {
            var match = ENTRY.matcher(entry.strip());
            if (!match.matches()) {
                throw new IllegalStateException("catraca.jwt-keys is not a list of id:base64");
            }
            var bytes = Base64.getDecoder().decode(match.group(2));
            if (bytes.length < SHORTEST) {
                throw new IllegalStateException("A key of catraca.jwt-keys is under 32 bytes");
            }
            keys.add(new JwtKey(match.group(1), new SecretKeySpec(bytes, "HmacSHA256")));
        }
        return List.copyOf(keys);
    }

    @Override
    public String toString() {
        return "JwtKey[%s]".formatted(id);
    }
}
