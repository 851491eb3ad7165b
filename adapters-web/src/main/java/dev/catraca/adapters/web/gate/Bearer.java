package dev.catraca.adapters.web.gate;

import dev.catraca.application.shared.Sha256;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Secret;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Keys that come as {@code Authorization: Bearer <key>}. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /**
     * The key of a request, from all its {@code Authorization} headers. None for anything but
     * exactly one header with exactly one key: the caller is then unauthenticated.
     */
    public static Optional<Secret> key(List<String> authorization) {
        if (authorization.size() != 1) {
            return Optional.empty();
        }
        var header = authorization.getFirst();
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Secret(header.substring(SCHEME.length())));
        } catch (InvalidValue unusable) {
            // Too short, too long, or not one visible word: no key we ever gave out.
            return Optional.empty();
        }
    }

    /** Whether two keys are equal, in a time that does not tell where or whether they differ. */
    public static boolean matches(Secret given, Secret configured) {
        return MessageDigest.isEqual(digest(given), digest(configured));
    }

    private static byte[] digest(Secret key) {
        return Sha256.of(key.value());
    }
}
