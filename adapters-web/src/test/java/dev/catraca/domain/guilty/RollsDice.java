package dev.catraca.domain.guilty;

import java.util.UUID;

final class RollsDice {
    static UUID id() {
        return UUID.randomUUID();
    }
}
