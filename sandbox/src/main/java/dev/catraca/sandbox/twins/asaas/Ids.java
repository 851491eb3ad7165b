package dev.catraca.sandbox.twins.asaas;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of Asaas' form: a prefix that names the kind, then small letters and digits; or a UUID. */
final class Ids {

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

    private Ids() {}

    static String random(String prefix, int length) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(prefix);
        random.ints(length, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }
}
