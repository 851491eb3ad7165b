package dev.catraca.adapters.web.v1.blocklist;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.application.blocklist.BlockSubject;
import dev.catraca.domain.blocklist.BlockId;
import dev.catraca.domain.blocklist.IpRange;
import dev.catraca.domain.blocklist.Subject;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads {@code {"kind":"IP"|"TAX_ID"|"EMAIL","value","reason","expiresAt"?}}. */
record BlockBody(Subject subject, String reason, Optional<Instant> expiresAt, JsonObject json) {
    private static final Map<String, Function<String, Subject>> KINDS =
            Map.of(
                    "IP", it -> new Subject.OfAddress(IpRange.parse(it)),
                    "TAX_ID", it -> new Subject.OfTaxId(TaxId.of(it)),
                    "EMAIL", it -> new Subject.OfEmail(new Email(it)));

    static BlockBody of(byte[] body) {
        var in = Fields.of(body, Fields.Unknown.REFUSED);
        var kind = in.optionalChoice("kind", KINDS);
        var subject = kind.map(it -> in.value("value", it));
        if (kind.isEmpty()) {
            // Of no kind nothing can be said but that both are texts.
            in.text("kind");
            in.text("value");
        }
        var reason = in.text("reason");
        var expiresAt = in.optionalInstant("expiresAt");
        return in.done(() -> new BlockBody(subject.orElseThrow(), reason, expiresAt, in.json()));
    }

    BlockSubject.Command toCommand(UUID id, Merchant merchant) {
        return new BlockSubject.Command(new BlockId(id), merchant.id(), subject, reason, expiresAt);
    }
}
