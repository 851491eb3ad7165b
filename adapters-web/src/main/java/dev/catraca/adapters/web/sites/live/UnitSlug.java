package dev.catraca.adapters.web.sites.live;

import dev.catraca.domain.merchant.Slug;

/** The unit's name in a path. */
final class UnitSlug {
    private UnitSlug() {}

    /** What cannot be a name is a unit that nobody knows. */
    static Slug of(String text) {
        if (!Slug.isValid(text)) {
            throw LiveRefusals.unitUnknown();
        }
        return new Slug(text);
    }
}
