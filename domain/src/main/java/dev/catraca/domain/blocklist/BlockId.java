package dev.catraca.domain.blocklist;

import java.util.UUID;

/** Which entry of a blocklist. */
public record BlockId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
