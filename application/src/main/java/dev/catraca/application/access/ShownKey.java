package dev.catraca.application.access;

import dev.catraca.domain.access.ApiKey;

/** A new key together with its secret, to be shown now and never again. */
public record ShownKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "ShownKey[%s]".formatted(key.id());
    }
}
