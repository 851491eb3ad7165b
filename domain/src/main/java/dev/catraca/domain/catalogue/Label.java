package dev.catraca.domain.catalogue;

import dev.catraca.domain.shared.InvalidValue;

/** What something is called where people see it. */
final class Label {
    private static final int LONGEST = 200;

    private Label() {}

    /** 1 to 200 code points that are not all blank. */
    static void check(String name) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST) {
            throw new InvalidValue("label-invalid", "A name has 1 to 200 characters.");
        }
    }
}
