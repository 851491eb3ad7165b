package dev.catraca.application.access;

import dev.catraca.application.shared.Sha256;

/**
 * What we keep of a key. Keys are 256 random bits, so a plain digest cannot be reversed by trying;
 * looking one up by its digest tells nothing by its duration.
 */
final class KeyDigest {
    private KeyDigest() {}

    static byte[] of(String key) {
        return Sha256.of(key);
    }
}
