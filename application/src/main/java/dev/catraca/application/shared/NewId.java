package dev.catraca.application.shared;

import dev.catraca.application.shared.port.Ids;
import java.util.UUID;

/** Names what a request without a key of its own creates. */
public final class NewId {
    private final Ids ids;

    public NewId(Ids ids) {
        this.ids = ids;
    }

    public UUID next() {
        return ids.next();
    }
}
