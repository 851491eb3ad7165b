package dev.catraca.sandbox.twins.brazil;

import java.util.List;

/** The check digit of a card's number and the brand its first digits tell. */
public final class CardNumbers {

    private record Range(String brand, int from, int to, int digits) {

        boolean holds(String number) {
            int prefix = Integer.parseInt(number.substring(0, digits));
            return prefix >= from && prefix <= to;
        }
    }

    /** The first that fits counts: Elo and Hipercard lie within what looks like other brands. */
    private static final List<Range> RANGES =
            List.of(
                    range("elo", 401178, 401179),
                    range("elo", 431274, 431274),
                    range("elo", 438935, 438935),
                    range("elo", 451416, 451416),
                    range("elo", 457393, 457393),
                    range("elo", 457631, 457632),
                    range("elo", 504175, 504175),
                    range("elo", 506699, 506778),
                    range("elo", 509000, 509999),
                    range("elo", 627780, 627780),
                    range("elo", 636297, 636297),
                    range("elo", 636368, 636368),
                    range("elo", 650031, 650033),
                    range("elo", 650035, 650051),
                    range("elo", 650405, 650439),
                    range("elo", 650485, 650538),
                    range("elo", 650541, 650598),
                    range("elo", 650700, 650718),
                    range("elo", 650720, 650727),
                    range("elo", 650901, 650920),
                    range("elo", 651652, 651679),
                    range("elo", 655000, 655019),
                    range("elo", 655021, 655058),
                    range("hipercard", 606282, 606282),
                    range("hipercard", 384100, 384100),
                    range("hipercard", 384140, 384140),
                    range("hipercard", 384160, 384160),
                    range("hiper", 637095, 637095),
                    range("hiper", 637568, 637568),
                    range("hiper", 637599, 637599),
                    range("hiper", 637600, 637600),
                    range("hiper", 637609, 637609),
                    range("hiper", 637612, 637612),
                    range("amex", 34, 34),
                    range("amex", 37, 37),
                    range("diners", 300, 305),
                    range("diners", 36, 36),
                    range("diners", 38, 39),
                    range("jcb", 3528, 3589),
                    range("mastercard", 51, 55),
                    range("mastercard", 2221, 2720),
                    range("discover", 6011, 6011),
                    range("discover", 644, 649),
                    range("discover", 65, 65),
                    range("visa", 4, 4));

    private static Range range(String brand, int from, int to) {
        return new Range(brand, from, to, Integer.toString(from).length());
    }

    private CardNumbers() {}

    /** 13 to 19 digits, the last of which fits the others. */
    public static boolean isValid(String number) {
        if (!number.matches("[0-9]{13,19}") || number.chars().distinct().count() < 2) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum % 10 == 0;
    }

    /** A hint, like every brand that is read from a number. */
    public static String brand(String number) {
        return RANGES.stream()
                .filter(range -> range.holds(number))
                .findFirst()
                .map(Range::brand)
                .orElse("unknown");
    }
}
