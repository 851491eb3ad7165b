package dev.catraca.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks for a card's security code. Three digits alone are everywhere, so a code is one that stands
 * behind a name that such codes have, in whatever syntax.
 */
final class SecurityCodes {
    /** More does not stand between a name and its value. */
    private static final int LONGEST = 96;

    /** An accent is one character or two, by the encoding. */
    private static final String NAME =
            "(?:cvv2?|cvc2?|csc|c.{1,2}digo[ _-]?(?:de[ _-]?)?seguran.{1,2}a"
                    + "|security[ _-]?code|card[ _-]?code)";

    /** Anything but letters and digits, some of it escaped; and the component of a record. */
    private static final String BETWEEN =
            "(?:[^A-Za-z0-9%&\\\\]|\\\\(?:u00[0-9a-f]{2})?|%[0-9a-f]{2}|&(?:quot|#34|apos|#39|lt|gt);"
                    + "|(?<=[\\[(])(?:value|digits)(?==))";

    private static final Pattern BEFORE =
            Pattern.compile(
                    NAME + BETWEEN + "{1,24}\\z", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final byte[] code;

    SecurityCodes(String code) {
        this.code = code.getBytes(ISO_8859_1);
    }

    /** A code in each way that shall be found, by name. */
    static Map<String, String> forms(String code) {
        var forms = new LinkedHashMap<String, String>();
        forms.put("JSON", "{\"cvv\":\"%s\"}");
        forms.put("JSON number", "{\"cvv\": %s, \"a\":1}");
        forms.put("JSON in JSON", "{\"body\":\"{\\\"cvv\\\":\\\"%s\\\"}\"}");
        forms.put("JSON with its quotes escaped", "\\u0022cvv\\u0022:\\u0022%s\\u0022");
        forms.put("form", "numero=1&cvv=%s&nome=ANA");
        forms.put("form, first", "cvv=%s");
        forms.put("JSON in a form", "body=%%7B%%22cvv%%22%%3A%%22%s%%22%%7D");
        forms.put("XML", "<card><cvv>%s</cvv></card>");
        forms.put("XML attribute", "<card cvc='%s'/>");
        forms.put("XML escaped", "&lt;cvv&gt;%s&lt;/cvv&gt;");
        forms.put("JSON in HTML", "{&quot;cvv&quot;:&quot;%s&quot;}");
        forms.put("record", "Card[number=***, cvv=%s]");
        forms.put("record of a record", "Card[code=1, securityCode=SecurityCode[digits=%s]]");
        forms.put("map", "{nome=ANA, cvv=%s}");
        forms.put("words", "the cvv: %s was wrong");
        forms.put("in Portuguese", "\"codigoSeguranca\":\"%s\"");
        forms.put("in Portuguese, spaced", "código de segurança = %s");
        forms.put("capitals", "CVV=%s");
        forms.put("underscore", "security_code: '%s'");
        forms.put("CVC2", "\"cvc2\":%s");
        forms.replaceAll((_, form) -> form.formatted(code));
        return forms;
    }

    /** Whether a code is there, as it is or in UTF-16. */
    boolean isIn(byte[] bytes) {
        var text = withoutNul(bytes);
        for (var at = 0; at + code.length <= text.length; at++) {
            if (isCode(text, at) && isNamed(text, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isCode(byte[] text, int at) {
        for (var i = 0; i < code.length; i++) {
            if (text[at + i] != code[i]) {
                return false;
            }
        }
        var end = at + code.length;
        return end == text.length || text[end] < '0' || text[end] > '9';
    }

    private static boolean isNamed(byte[] text, int at) {
        var from = Math.max(0, at - LONGEST);
        return BEFORE.matcher(new String(text, from, at - from, ISO_8859_1)).find();
    }

    private static byte[] withoutNul(byte[] bytes) {
        var text = new byte[bytes.length];
        var length = 0;
        for (var one : bytes) {
            if (one != 0) {
                text[length++] = one;
            }
        }
        return Arrays.copyOf(text, length);
    }
}
