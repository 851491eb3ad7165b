package dev.catraca.application.notification.port;

import dev.catraca.domain.shared.Email;
import java.util.UUID;

/** A plain-text mail; the id also makes its Message-ID, so that a repetition can be recognised. */
public record Mail(UUID id, Email to, String subject, String text) {
    @Override
    public String toString() {
        return "Mail[%s]".formatted(id);
    }
}
