package dev.catraca.adapters.web.v1.keys;

import dev.catraca.application.access.ShownKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new key: shown in this answer and never again. */
public record NewKeyView(
        String id, String key, String prefix, List<String> scopes, @Nullable Instant expiresAt) {
    static NewKeyView of(ShownKey shown) {
        var it = shown.key();
        return new NewKeyView(
                it.id().toString(),
                shown.secret(),
                it.prefix(),
                ScopeWords.write(it.scopes()),
                it.expiresAt().orElse(null));
    }

    @Override
    public String toString() {
        return "NewKeyView[%s]".formatted(id);
    }
}
