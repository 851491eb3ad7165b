package dev.catraca.domain.payment;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The line of a bank's boleto that a person types (linha digitável): 47 digits, which are those of
 * its barcode in another order, with a check digit after each of the first three groups.
 */
public record BoletoLine(String digits) {
    private static final int LENGTH = 47;
    private static final int BARCODE_LENGTH = 44;
    private static final int SLIP_LENGTH = 48;
    private static final char REAL = '9';

    /** Where the check digit of the whole stands in the barcode. */
    private static final int CHECK_DIGIT = 4;

    private static final LocalDate DAY_ZERO = LocalDate.of(1997, 10, 7);
    private static final int FIRST_FACTOR = 1000;

    /** After the factor 9999 comes 1000 again. */
    private static final int DAYS_OF_A_ROUND = 9000;

    /** Reads it with or without dots and spaces; throws {@link InvalidValue}. */
    public BoletoLine {
        digits = bare(digits);
        if (digits.length() == SLIP_LENGTH && digits.startsWith("8")) {
            throw slip();
        }
        if (digits.length() != LENGTH
                || !endsWithMod10(digits.substring(0, 10))
                || !endsWithMod10(digits.substring(10, 21))
                || !endsWithMod10(digits.substring(21, 32))) {
            throw invalid();
        }
        checkBarcode(barcodeOf(digits));
    }

    /** The line of a barcode of 44 digits; throws {@link InvalidValue}. */
    public static BoletoLine ofBarcode(String text) {
        var barcode = bare(text);
        if (barcode.length() != BARCODE_LENGTH) {
            throw invalid();
        }
        if (barcode.startsWith("8")) {
            throw slip();
        }
        checkBarcode(barcode);
        return new BoletoLine(
                withMod10(barcode.substring(0, CHECK_DIGIT) + barcode.substring(19, 24))
                        + withMod10(barcode.substring(24, 34))
                        + withMod10(barcode.substring(34))
                        + barcode.substring(CHECK_DIGIT, 19));
    }

    public String barcode() {
        return barcodeOf(digits);
    }

    /** How much is to be paid, if it says so. */
    public Optional<Money> amount() {
        return Optional.of(Money.of(Long.parseLong(digits.substring(37)), "BRL"))
                .filter(Money::isPositive);
    }

    /**
     * Until when it is to be paid, if it says so. The factor means a day in every 9000; the one
     * nearest to the day of issue is meant.
     */
    public Optional<LocalDate> due(LocalDate issued) {
        var factor = factor(digits);
        if (factor == 0) {
            return Optional.empty();
        }
        var first = DAY_ZERO.plusDays(factor);
        var rounds = ChronoUnit.DAYS.between(first, issued) / DAYS_OF_A_ROUND;
        return LongStream.of(rounds, rounds + 1)
                .mapToObj(it -> first.plusDays(it * DAYS_OF_A_ROUND))
                .min(Comparator.comparingLong(it -> Math.abs(ChronoUnit.DAYS.between(issued, it))));
    }

    private static String bare(String text) {
        var bare = text.strip().replaceAll("[. ]", "");
        if (!bare.matches("[0-9]{44,48}")) {
            throw invalid();
        }
        return bare;
    }

    private static String barcodeOf(String line) {
        return line.substring(0, 4)
                + line.substring(32)
                + line.substring(4, 9)
                + line.substring(10, 20)
                + line.substring(21, 31);
    }

    private static void checkBarcode(String barcode) {
        var factor = Integer.parseInt(barcode.substring(5, 9));
        if (barcode.charAt(3) != REAL
                || barcode.charAt(CHECK_DIGIT) != mod11(barcode)
                || (factor != 0 && factor < FIRST_FACTOR)) {
            throw invalid();
        }
    }

    private static int factor(String line) {
        return Integer.parseInt(line.substring(33, 37));
    }

    private static boolean endsWithMod10(String group) {
        return withMod10(group.substring(0, group.length() - 1)).equals(group);
    }

    /** The digits count twice and once in turn from the right, each as the sum of its digits. */
    private static String withMod10(String group) {
        var sum = 0;
        for (var i = 0; i < group.length(); i++) {
            var digit = group.charAt(group.length() - 1 - i) - '0';
            var counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return group + (10 - sum % 10) % 10;
    }

    /** Over all other digits, weights 2 to 9 from the right and again; never zero. */
    private static char mod11(String barcode) {
        var others = barcode.substring(0, CHECK_DIGIT) + barcode.substring(CHECK_DIGIT + 1);
        var sum = 0;
        for (var i = 0; i < others.length(); i++) {
            sum += (others.charAt(others.length() - 1 - i) - '0') * (2 + i % 8);
        }
        var digit = 11 - sum % 11;
        return (char) ('0' + (digit > 9 ? 1 : digit));
    }

    private static InvalidValue slip() {
        return new InvalidValue(
                "boleto-not-of-a-bank",
                "This is a slip of a utility or a tax, not a bank's boleto.");
    }

    private static InvalidValue invalid() {
        return new InvalidValue("boleto-line-invalid", "This is not a bank's boleto.");
    }

    @Override
    public String toString() {
        return "BoletoLine[***]";
    }
}
