package dev.catraca.adapters.web.sites.live;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.domain.merchant.Slug;
import jakarta.json.JsonString;

/** The unit that a body names, for a limit that counts before the body is judged. */
final class LooseSlug {
    /** Shared by all bodies that name none. */
    private static final Slug NONE = new Slug("none");

    private LooseSlug() {}

    static Slug in(byte[] body) {
        try {
            var slug = Fields.of(body, Fields.Unknown.IGNORED).json().get("slug");
            return slug instanceof JsonString text && Slug.isValid(text.getString())
                    ? new Slug(text.getString())
                    : NONE;
        } catch (Rejected _) {
            // Reading it for good says what is wrong with it.
            return NONE;
        }
    }
}
