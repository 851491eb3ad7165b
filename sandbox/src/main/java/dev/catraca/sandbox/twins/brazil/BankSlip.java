package dev.catraca.sandbox.twins.brazil;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A boleto's numbers.
 *
 * @param barcode 44 digits
 * @param line the 47 digits that people type
 */
public record BankSlip(String barcode, String line) {

    private static final LocalDate FIRST_DAY = LocalDate.of(1997, 10, 7);
    private static final String CURRENCY = "9";

    /**
     * What is to be paid until a day.
     *
     * @param bank three digits
     * @param freeField 25 digits, the bank's own
     */
    public static BankSlip of(String bank, LocalDate due, long centavos, String freeField) {
        String tail = "%04d%010d".formatted(factor(due), centavos);
        int digit = barcodeDigit(bank + CURRENCY + tail + freeField);
        String line =
                checked(bank + CURRENCY + freeField.substring(0, 5))
                        + checked(freeField.substring(5, 15))
                        + checked(freeField.substring(15))
                        + digit
                        + tail;
        return new BankSlip(bank + CURRENCY + digit + tail + freeField, line);
    }

    /** Four digits hold 9999 days only: on 22 February 2025 they began anew at 1000. */
    static int factor(LocalDate due) {
        int days = (int) ChronoUnit.DAYS.between(FIRST_DAY, due);
        return days <= 9999 ? days : 1000 + (days - 1000) % 9000;
    }

    private static String checked(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static int barcodeDigit(String others) {
        int sum = 0;
        for (int i = 0; i < others.length(); i++) {
            sum += (others.charAt(others.length() - 1 - i) - '0') * (2 + i % 8);
        }
        int digit = 11 - sum % 11;
        return digit == 0 || digit > 9 ? 1 : digit;
    }
}
