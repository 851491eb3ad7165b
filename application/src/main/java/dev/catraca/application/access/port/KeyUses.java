package dev.catraca.application.access.port;

import java.time.Instant;
import java.util.UUID;

/**
 * When each key was used last. It is written behind the caller's back, at most once a minute for
 * each key: a crash loses the last minute, and nothing depends on it.
 */
public interface KeyUses {
    void note(UUID key, Instant at);
}
