package dev.catraca.sandbox.twins.brazil;

import java.util.Locale;

/** The check digits of a CPF or CNPJ, the latter also with letters. */
public final class TaxIds {

    private TaxIds() {}

    /** A CPF with right check digits, with or without its punctuation. */
    public static boolean isCpf(String text) {
        return text.matches("[0-9]{11}|[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}-[0-9]{2}") && isValid(text);
    }

    /** A CPF or CNPJ with right check digits, with or without its punctuation. */
    public static boolean isValid(String text) {
        String id = text.replaceAll("[./-]", "").toUpperCase(Locale.ROOT);
        if (id.chars().distinct().count() < 2) {
            return false;
        }
        if (id.matches("[0-9]{11}")) {
            return id.endsWith(checkDigits(id.substring(0, 9), Integer.MAX_VALUE));
        }
        return id.matches("[0-9A-Z]{12}[0-9]{2}")
                && id.endsWith(checkDigits(id.substring(0, 12), 8));
    }

    /** Weights grow from 2, from the right, and begin anew after so many. */
    private static String checkDigits(String stem, int weights) {
        String first = stem + checkDigit(stem, weights);
        return first.substring(stem.length()) + checkDigit(first, weights);
    }

    private static int checkDigit(String digits, int weights) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = 2 + i % weights;
            sum += weight * (digits.charAt(digits.length() - 1 - i) - '0');
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
