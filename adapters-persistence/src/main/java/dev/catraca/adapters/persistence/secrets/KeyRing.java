package dev.catraca.adapters.persistence.secrets;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of one purpose by their ids, from {@code k2:base64,k1:base64}: the first is used for what is
 * new, all for what is there. Each has 32 bytes.
 */
final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final String first;

    private KeyRing(String text) {
        for (var entry : text.split(",", -1)) {
            add(entry.strip());
        }
        first = keys.keySet().iterator().next();
    }

    /** Throws {@link IllegalArgumentException}, which never repeats the text, for anything else. */
    static KeyRing of(String text) {
        return new KeyRing(text);
    }

    String first() {
        return first;
    }

    /** All of them, the first one first. */
    Set<String> ids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private void add(String entry) {
        var colon = entry.indexOf(':');
        if (colon < 1 || !entry.substring(0, colon).matches("[A-Za-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("a key of the ring is written as id:base64");
        }
        var key = decoded(entry.substring(colon + 1));
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of the ring has 32 bytes");
        }
        if (keys.put(entry.substring(0, colon), new SecretKeySpec(key, "AES")) != null) {
            throw new IllegalArgumentException("two keys of the ring have the same id");
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            // Its own message would quote the key.
            throw new IllegalArgumentException("a key of the ring is not base64", null);
        }
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
