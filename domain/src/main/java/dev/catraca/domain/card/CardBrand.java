package dev.catraca.domain.card;

import dev.catraca.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whose card it is, by the first digits of its number: a hint, as the last word is the acquirer's.
 * The Brazilian brands come first, because their ranges lie inside those of others.
 */
public enum CardBrand {
    ELO(
            "401178-401179 431274 438935 451416 457393 457631-457632 504175 506699-506778"
                    + " 509000-509999 627780 636297 636368 650031-650033 650035-650051"
                    + " 650405-650439 650485-650538 650541-650598 650700-650718 650720-650727"
                    + " 650901-650920 651652-651679 655000-655019 655021-655058"),
    HIPERCARD("606282 384100 384140 384160"),
    HIPER("637095 637568 637599-637600 637609 637612"),
    AMEX("34 37"),
    DINERS("300-305 36 38-39"),
    MASTERCARD("51-55 2221-2720"),
    VISA("4"),
    JCB("3528-3589"),
    DISCOVER("6011 644-649 65");

    private static final int AMEX_DIGITS = 15;

    /** First digits, and ranges of them, with a space between. */
    private final String ranges;

    CardBrand(String ranges) {
        this.ranges = ranges;
    }

    /** Throws {@link InvalidValue} for a number of no brand that we know. */
    public static CardBrand of(CardNumber number) {
        return Arrays.stream(values())
                .filter(it -> it.issued(number.digits()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidValue(
                                        "card-brand-unknown",
                                        "Cards of this brand are not taken."));
    }

    /** As clients call it: {@code visa}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many digits the code on its cards has. */
    int codeDigits() {
        return this == AMEX ? 4 : 3;
    }

    private boolean issued(String digits) {
        return (this != AMEX || digits.length() == AMEX_DIGITS)
                && Arrays.stream(ranges.split(" ", -1)).anyMatch(it -> Range.of(it).covers(digits));
    }

    /** The first digits of numbers, from one to another; both have the same length. */
    private record Range(String first, String last) {
        static Range of(String text) {
            var hyphen = text.indexOf('-');
            return hyphen < 0
                    ? new Range(text, text)
                    : new Range(text.substring(0, hyphen), text.substring(hyphen + 1));
        }

        boolean covers(String digits) {
            var beginning = digits.substring(0, first.length());
            return first.compareTo(beginning) <= 0 && beginning.compareTo(last) <= 0;
        }
    }
}
