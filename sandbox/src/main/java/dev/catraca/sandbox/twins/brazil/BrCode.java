package dev.catraca.sandbox.twins.brazil;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** The text of a one-time PIX code, as a bank's program reads it. */
public final class BrCode {

    private BrCode() {}

    /**
     * A code that is paid once.
     *
     * @param location the charge's address without its scheme, at most 77 characters
     */
    public static String oneTime(String location, long centavos, String payee, String city) {
        String account = field(0, "br.gov.bcb.pix") + field(25, location);
        String text =
                field(0, "01")
                        + field(1, "12")
                        + field(26, account)
                        + field(52, "0000")
                        + field(53, "986")
                        + field(54, BigDecimal.valueOf(centavos, 2).toPlainString())
                        + field(58, "BR")
                        + field(59, plain(payee, 25))
                        + field(60, plain(city, 15))
                        + field(62, field(5, "***"))
                        + "6304";
        return text + "%04X".formatted(crc(text));
    }

    private static String field(int id, String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > 99) {
            throw new IllegalArgumentException("field %d has %d bytes".formatted(id, length));
        }
        return "%02d%02d%s".formatted(id, length, value);
    }

    /** Banks do not agree on accents, so that codes go without. */
    private static String plain(String text, int longest) {
        String bare =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z0-9 .-]", "")
                        .toUpperCase(Locale.ROOT)
                        .strip();
        return bare.substring(0, Math.min(longest, bare.length())).strip();
    }

    /** CRC-16/CCITT-FALSE. */
    static int crc(String text) {
        int crc = 0xFFFF;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (one & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
