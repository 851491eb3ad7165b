package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.domain.shared.BasisPoints;

/** Shares in basis points. */
final class ShareBody {
    private ShareBody() {}

    /** What does not fit an int is refused like everything beyond the whole. */
    static BasisPoints basisPoints(long value) {
        return new BasisPoints(Math.clamp(value, -1, BasisPoints.WHOLE + 1));
    }
}
