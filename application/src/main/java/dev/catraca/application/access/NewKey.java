package dev.catraca.application.access;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A key that was just made up: {@code ck_live_AbCdEfGh_…} with 256 random bits.
 *
 * @param prefix what may be shown of it
 */
record NewKey(String prefix, String secret) {
    private static final int PREFIX_BYTES = 6;
    private static final int SECRET_BYTES = 32;

    /** {@code random} is cryptographic; {@code isLive} tells live keys from test keys. */
    static NewKey of(RandomGenerator random, boolean isLive) {
        var prefix = (isLive ? "ck_live_" : "ck_test_") + text(random, PREFIX_BYTES);
        return new NewKey(prefix, prefix + "_" + text(random, SECRET_BYTES));
    }

    byte[] digest() {
        return KeyDigest.of(secret);
    }

    private static String text(RandomGenerator random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "NewKey[%s]".formatted(prefix);
    }
}
