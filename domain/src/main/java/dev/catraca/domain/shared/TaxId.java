package dev.catraca.domain.shared;

import java.util.Locale;

/** A Brazilian tax number, CPF of a person or CNPJ of a company (since 2026 also with letters). */
public sealed interface TaxId {
    /** Without punctuation. */
    String digits();

    /** Reads either kind, with or without punctuation; throws {@link InvalidValue}. */
    static TaxId of(String text) {
        var bare = bare(text);
        return bare.length() == Cpf.LENGTH ? new Cpf(bare) : new Cnpj(bare);
    }

    /** 11 digits, the last two of them check digits. */
    record Cpf(String digits) implements TaxId {
        private static final int LENGTH = 11;

        public Cpf {
            digits = bare(digits);
            if (!digits.matches("[0-9]{11}")
                    || isOneDigitRepeated(digits)
                    || !checks(digits, LENGTH, LENGTH)) {
                throw new InvalidValue("cpf-invalid", "This is not a valid CPF.");
            }
        }

        @Override
        public String toString() {
            return "***." + digits.substring(3, 6) + "." + digits.substring(6, 9) + "-**";
        }
    }

    /** 12 letters or digits and two check digits (IN RFB 2.229/2024). */
    record Cnpj(String digits) implements TaxId {
        private static final int LENGTH = 14;
        private static final int HEAVIEST = 9;

        public Cnpj {
            digits = bare(digits);
            if (!digits.matches("[0-9A-Z]{12}[0-9]{2}")
                    || isOneDigitRepeated(digits)
                    || !checks(digits, LENGTH, HEAVIEST)) {
                throw new InvalidValue("cnpj-invalid", "This is not a valid CNPJ.");
            }
        }

        @Override
        public String toString() {
            return "**." + digits.substring(2, 5) + ".***/****-**";
        }
    }

    /** Only the letters of ASCII grow: some others would become one of them, or two. */
    private static String bare(String text) {
        var bare = text.strip().replaceAll("[.\\-/]", "");
        return bare.matches("[0-9A-Za-z]*") ? bare.toUpperCase(Locale.ROOT) : bare;
    }

    /** Eleven ones satisfy the arithmetic, and are nobody. */
    private static boolean isOneDigitRepeated(String digits) {
        return digits.chars().allMatch(it -> it == digits.charAt(0));
    }

    private static boolean checks(String digits, int length, int heaviest) {
        return checkDigit(digits, length - 2, heaviest) == digits.charAt(length - 2) - '0'
                && checkDigit(digits, length - 1, heaviest) == digits.charAt(length - 1) - '0';
    }

    /** Modulo 11 over the first {@code count} characters, weights 2, 3, … from the right. */
    private static int checkDigit(String digits, int count, int heaviest) {
        var sum = 0;
        var weight = 2;
        for (var i = count - 1; i >= 0; i--) {
            sum += (digits.charAt(i) - '0') * weight;
            weight = weight == heaviest ? 2 : weight + 1;
        }
        var rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
