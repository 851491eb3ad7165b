package dev.catraca.domain.installation;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What makes a secret one: long enough, varied enough, and known to nobody. */
final class Secrets {
    private static final int SHORTEST = 16;
    private static final int LONGEST = 512;
    private static final int FEWEST_CHARACTERS = 8;
    private static final int KEY_BYTES = 32;
    private static final int FEWEST_BYTES = 12;

    /** Parts of secrets that stand in examples, documents and defaults of the trade. */
    private static final List<String> KNOWN =
            List.of(
                    "changeme",
                    "change-me",
                    "change_me",
                    "password",
                    "sandbox-main-system-key",
                    "catraca-test-secret",
                    "0123456789",
                    "abcdefgh",
                    "qwerty",
                    "webas",
                    "example",
                    "default");

    private Secrets() {}

    static Optional<Fault> faultOf(String name, String secret) {
        if (isKnown(secret)) {
            return Optional.of(known(name));
        }
        if (!secret.chars().allMatch(it -> it > ' ' && it < 0x7f) || secret.length() > LONGEST) {
            return Optional.of(
                    new Fault(
                            "secret-malformed",
                            name,
                            "A secret has 16 to 512 visible ASCII characters."));
        }
        if (secret.length() < SHORTEST || secret.chars().distinct().count() < FEWEST_CHARACTERS) {
            return Optional.of(
                    new Fault(
                            "secret-weak",
                            name,
                            "It needs 16 characters or more, at random: `catraca secret` makes"
                                    + " one."));
        }
        return Optional.empty();
    }

    static boolean isKnown(String secret) {
        var text = secret.toLowerCase(Locale.ROOT);
        return KNOWN.stream().anyMatch(text::contains);
    }

    static Fault known(String name) {
        return new Fault(
                "secret-known", name, "Everybody knows it: it stands in examples or is a default.");
    }

    /** The ring is {@code k2:base64,k1:base64}, each key of 32 bytes at random. */
    static Optional<Fault> faultOfRing(String name, String ring) {
        var ids = new HashSet<String>();
        for (var entry : ring.split(",", -1)) {
            var parts = entry.strip().split(":", 2);
            if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{1,32}")) {
                return Optional.of(malformed(name));
            }
            var key = decoded(parts[1]);
            if (key.length != KEY_BYTES || !ids.add(parts[0])) {
                return Optional.of(malformed(name));
            }
            if (variety(key) < FEWEST_BYTES) {
                return Optional.of(
                        new Fault(
                                "keys-weak",
                                name,
                                "A key is 32 bytes at random: `catraca key` makes one."));
            }
        }
        return Optional.empty();
    }

    /** One secret for two purposes is one secret lost in two places. */
    static List<Fault> shared(Map<String, String> values, Set<String> names) {
        var faults = new ArrayList<Fault>();
        var owners = new HashMap<String, String>();
        for (var name : names) {
            var value = values.get(name);
            if (value != null) {
                var other = owners.putIfAbsent(value, name);
                if (other != null) {
                    faults.add(
                            new Fault("secret-shared", name, "It is the same as " + other + "."));
                }
            }
        }
        return faults;
    }

    private static Fault malformed(String name) {
        return new Fault(
                "keys-malformed",
                name,
                "It is k2:base64,k1:base64, each of 32 bytes and with an id of its own.");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private static int variety(byte[] key) {
        var seen = new HashSet<Byte>();
        for (var it : key) {
            seen.add(it);
        }
        return seen.size();
    }
}
