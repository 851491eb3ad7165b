package dev.catraca.adapters.web.v1.keys;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.access.CreateApiKey;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Slug;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a key is asked to be. */
record ApiKeyBody(
        Optional<Slug> merchant,
        String name,
        Set<Scope> scopes,
        Optional<Instant> expiresAt,
        JsonObject json) {
    static ApiKeyBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var merchant = in.optionalValue("merchant", Slug::new);
        var name = in.text("name");
        var words = in.strings("scopes");
        var expiresAt = in.optionalInstant("expiresAt");
        return in.done(
                () -> new ApiKeyBody(merchant, name, ScopeWords.read(words), expiresAt, in.json()));
    }

    CreateApiKey.Command toCommand(UUID id) {
        return new CreateApiKey.Command(id, merchant, name, scopes, expiresAt);
    }
}
