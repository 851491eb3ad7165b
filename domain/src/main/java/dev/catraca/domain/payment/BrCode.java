package dev.catraca.domain.payment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A PIX as text ("copia e cola"), which a bank's app pays: fields of two digits of id, two of
 * length in bytes, and a value, of which some hold fields again (EMV QR code in merchant-presented
 * mode, Manual de Padrões para Iniciação do Pix).
 */
public record BrCode(String text) {
    private static final String PIX = "br.gov.bcb.pix";
    private static final int LONGEST = 1024;
    private static final int FIRST_ACCOUNT = 26;
    private static final int LAST_ACCOUNT = 51;

    /** Id and length of the check sum, which count for it. */
    private static final String CHECK_SUM = "6304";

    private static final int CHECK_SUM_DIGITS = 4;
    private static final Pattern NOTHING_BUT_DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,10}(?:\\.[0-9]{0,2})?");
    private static final Pattern TXID = Pattern.compile("[A-Za-z0-9]{1,35}");
    private static final Pattern TXID_OF_KEY = Pattern.compile("[A-Za-z0-9]{1,25}");
    private static final String NO_TXID = "***";

    /** Throws {@link InvalidValue} for what a bank's app could not pay. */
    public BrCode {
        text = text.strip();
        check(text);
    }

    /** How much is to be paid, if it says so. */
    public Optional<Money> amount() {
        return amount(fields(text));
    }

    /** The receiver's own name of the payment, if it has one. */
    public Optional<String> txid() {
        return Optional.of(txid(fields(text))).filter(it -> !it.equals(NO_TXID));
    }

    private static void check(String text) {
        // A character that UTF-8 cannot write would be another one to whoever reads the bytes.
        require(UTF_8.newEncoder().canEncode(text));
        var fields = fields(text);
        var order = fields.keySet().stream().toList();
        require(order.getFirst().equals("00") && value(fields, "00").equals("01"));
        require(order.getLast().equals("63") && isCheckSumRight(text));
        require(Optional.ofNullable(fields.get("01")).stream().allMatch(BrCode::isKnownUse));
        var hasKey = account(fields).containsKey("01");
        require(NOTHING_BUT_DIGITS.matcher(value(fields, "52")).matches());
        require(value(fields, "53").equals("986") && value(fields, "58").equals("BR"));
        require(isVisible(value(fields, "59"), 25) && isVisible(value(fields, "60"), 15));
        require(amount(fields).stream().allMatch(Money::isPositive));
        var txid = txid(fields);
        var form = hasKey ? TXID_OF_KEY : TXID;
        require(txid.equals(NO_TXID) || form.matcher(txid).matches());
    }

    private static boolean isKnownUse(String code) {
        return code.equals("11") || code.equals("12");
    }

    /** The receiver: a key, or the address of a payment that was prepared. */
    private static Map<String, String> account(Map<String, String> fields) {
        var pix =
                IntStream.rangeClosed(FIRST_ACCOUNT, LAST_ACCOUNT)
                        .mapToObj(Integer::toString)
                        .filter(fields::containsKey)
                        .map(it -> fields(value(fields, it)))
                        .filter(it -> PIX.equalsIgnoreCase(it.getOrDefault("00", "")))
                        .toList();
        require(pix.size() == 1);
        require(pix.getFirst().containsKey("01") != pix.getFirst().containsKey("25"));
        return pix.getFirst();
    }

    private static Optional<Money> amount(Map<String, String> fields) {
        return Optional.ofNullable(fields.get("54"))
                .map(
                        it -> {
                            require(AMOUNT.matcher(it).matches());
                            var minor = new BigDecimal(it).movePointRight(2).longValueExact();
                            return Money.of(minor, "BRL");
                        });
    }

    private static String txid(Map<String, String> fields) {
        return value(fields(value(fields, "62")), "05");
    }

    private static String value(Map<String, String> fields, String id) {
        return Optional.ofNullable(fields.get(id)).orElseThrow(BrCode::invalid);
    }

    /** In their order. Each has a value, and the last ends where the text does. */
    private static Map<String, String> fields(String text) {
        var bytes = text.getBytes(UTF_8);
        require(bytes.length <= LONGEST);
        var fields = new LinkedHashMap<String, String>();
        for (var at = 0; at < bytes.length; ) {
            require(bytes.length - at > 4);
            var head = new String(bytes, at, 4, US_ASCII);
            require(NOTHING_BUT_DIGITS.matcher(head).matches());
            var begin = at + 4;
            at = begin + Integer.parseInt(head.substring(2));
            require(at > begin && at <= bytes.length);
            var value = new String(Arrays.copyOfRange(bytes, begin, at), UTF_8);
            require(fields.put(head.substring(0, 2), value) == null);
        }
        require(!fields.isEmpty());
        return fields;
    }

    private static boolean isVisible(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(it -> Character.isISOControl(it) || it == 0xFFFD);
    }

    private static boolean isCheckSumRight(String text) {
        var end = text.length() - CHECK_SUM_DIGITS;
        var summed = text.substring(0, end);
        return summed.endsWith(CHECK_SUM) && text.substring(end).equals(checkSum(summed));
    }

    /** CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF, not reflected. */
    static String checkSum(String text) {
        var sum = 0xFFFF;
        for (var it : text.getBytes(UTF_8)) {
            sum ^= (it & 0xFF) << 8;
            for (var bit = 0; bit < 8; bit++) {
                sum = (sum & 0x8000) == 0 ? sum << 1 : (sum << 1) ^ 0x1021;
            }
            sum &= 0xFFFF;
        }
        return "%04X".formatted(sum);
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw invalid();
        }
    }

    private static InvalidValue invalid() {
        return new InvalidValue("br-code-invalid", "This is not a PIX that a bank could read.");
    }

    /** Whoever has the text can pay, and see who is paid. */
    @Override
    public String toString() {
        return "BrCode[***]";
    }
}
