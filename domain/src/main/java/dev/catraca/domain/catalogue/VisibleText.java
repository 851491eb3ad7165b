package dev.catraca.domain.catalogue;

import java.text.Normalizer;

/** What the clients' own names have in common: they can be read, and stand in an address. */
final class VisibleText {
    private static final int LONGEST = 100;

    /** They divide or escape, and servers on the way disagree on what they do once escaped. */
    private static final String RESERVED = "/\\%;?#";

    private VisibleText() {}

    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** 1 to 100 visible characters, none of which means something in an address. */
    static boolean fitsAnAddress(String text) {
        return isName(text)
                && !text.equals(".")
                && !text.equals("..")
                && text.chars().noneMatch(it -> RESERVED.indexOf(it) >= 0);
    }

    /** 1 to 100 visible characters, no space among them. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().allMatch(VisibleText::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
