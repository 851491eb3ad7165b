package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_MISSING;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_MALFORMED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_NAME_REPEATED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_NOT_UTF8;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_NUMBER_REFUSED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_TOO_COMPLEX;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;

/**
 * Reads exactly one JSON value (RFC 8259) and refuses whatever two readers could understand
 * differently: bytes that are not UTF-8, repeated names, invisible characters, numbers beyond what
 * we count with. Text comes out in NFC.
 *
 * <p>The grammar is read here and not by a JSON-P parser: those differ in what they let pass inside
 * strings and after the value, and our limits would need a second and a third pass over the text.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 2_000;
    private static final int MAX_NUMBER_LENGTH = 20;
    private static final int MAX_EXPONENT_DIGITS = 3;

    /** Up to 18 digits fit a long; an optional sign comes on top. */
    private static final int MAX_LONG_DIGITS = 18;

    private static final char END = '\0';
    private static final JsonProvider JSON = JsonProvider.provider();

    private final String text;
    private final StringBuilder unescaped = new StringBuilder();
    private int at;
    private int depth;
    private int nodes;

    private StrictJson(String text) {
        this.text = text;
    }

    /**
     * Reads a body whose size has been limited before.
     *
     * @throws Rejected when it is empty or not strictly JSON
     */
    static JsonValue parse(byte[] body) {
        if (body.length == 0) {
            throw new Rejected(BODY_MISSING);
        }
        return new StrictJson(decode(body)).document();
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(JSON_NOT_UTF8);
        }
    }

    private JsonValue document() {
        skipSpace();
        var value = value();
        skipSpace();
        if (at < text.length()) {
            throw malformed();
        }
        return value;
    }

    private JsonValue value() {
        if (++nodes > MAX_NODES) {
            throw new Rejected(JSON_TOO_COMPLEX);
        }
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> JSON.createValue(string());
            case 't' -> word("true", JsonValue.TRUE);
            case 'f' -> word("false", JsonValue.FALSE);
            case 'n' -> word("null", JsonValue.NULL);
            default -> number();
        };
    }

    private JsonObject object() {
        enter();
        var object = JSON.createObjectBuilder();
        var names = new HashSet<String>();
        if (peek() != '}') {
            do {
                skipSpace();
                if (peek() != '"') {
                    throw malformed();
                }
                var name = string();
                if (!names.add(name)) {
                    throw new Rejected(JSON_NAME_REPEATED);
                }
                skipSpace();
                expect(':');
                skipSpace();
                object.add(name, value());
                skipSpace();
            } while (take(','));
        }
        expect('}');
        depth--;
        return object.build();
    }

    private JsonValue array() {
        enter();
        var array = JSON.createArrayBuilder();
        if (peek() != ']') {
            do {
                skipSpace();
                array.add(value());
                skipSpace();
            } while (take(','));
        }
        expect(']');
        depth--;
        return array.build();
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Rejected(JSON_TOO_COMPLEX);
        }
        at++;
        skipSpace();
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
        return value;
    }

    private JsonValue number() {
        int start = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        boolean whole = true;
        if (take('.')) {
            digits();
            whole = false;
        }
        int exponentDigits = 0;
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            exponentDigits = digits();
            whole = false;
        }
        var token = text.substring(start, at);
        if (token.length() > MAX_NUMBER_LENGTH || exponentDigits > MAX_EXPONENT_DIGITS) {
            throw new Rejected(JSON_NUMBER_REFUSED);
        }
        if (whole) {
            return token.length() <= MAX_LONG_DIGITS
                    ? JSON.createValue(Long.parseLong(token))
                    : JSON.createValue(new BigDecimal(token));
        }
        var decimal = new BigDecimal(token);
        // With a scale of at least one, 1e3 and 10.0e1 can never pass for integers.
        return JSON.createValue(decimal.scale() < 1 ? decimal.setScale(1) : decimal);
    }

    /** One digit or more; says how many. */
    private int digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
        return at - start;
    }

    private String string() {
        at++;
        unescaped.setLength(0);
        while (peek() != '"') {
            unescaped.append(take('\\') ? escaped() : next());
        }
        at++;
        return CleanText.of(unescaped.toString());
    }

    private char escaped() {
        return switch (next()) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw malformed();
        };
    }

    private int hex() {
        char digit = next();
        // Character.digit alone also takes the digits of other scripts.
        int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
        if (value < 0) {
            throw malformed();
        }
        return value;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char next() {
        if (at == text.length()) {
            throw malformed();
        }
        return text.charAt(at++);
    }

    private boolean take(char expected) {
        if (peek() != expected || at == text.length()) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char expected) {
        if (!take(expected)) {
            throw malformed();
        }
    }

    private static Rejected malformed() {
        return new Rejected(JSON_MALFORMED);
    }
}
