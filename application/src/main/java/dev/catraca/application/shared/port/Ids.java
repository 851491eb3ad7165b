package dev.catraca.application.shared.port;

import java.util.UUID;

/** New identities: UUIDs of version 7, which grow with time. */
public interface Ids {
    UUID next();
}
