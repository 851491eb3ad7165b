package dev.catraca.application.payment.port;

import java.util.Optional;

/** Whether a notification comes from the provider. */
public sealed interface Authenticity {
    /**
     * It does; {@code eventId} is the provider's own id of it, if the body can be read that far.
     */
    record Authentic(Optional<String> eventId) implements Authenticity {}

    /** It does not, or too old or too new to tell; {@code reason} is safe to count and to log. */
    record Forged(String reason) implements Authenticity {}
}
