package dev.catraca.adapters.web.gate;

import static dev.catraca.adapters.web.gate.ProblemCode.BODY_MISSING;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_CHARACTER_REFUSED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_MALFORMED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_NAME_REPEATED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_NOT_UTF8;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_NUMBER_REFUSED;
import static dev.catraca.adapters.web.gate.ProblemCode.JSON_TOO_COMPLEX;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Documents that have to be read, and documents that have to be refused, each for its reason. */
final class JsonCorpus {
    private JsonCorpus() {}

    private static final List<String> MALFORMED =
            List.of(
                    // nothing, or nothing but space
                    " ",
                    "\n\t\r ",
                    // not one value
                    "1 2",
                    "1,2",
                    "{}{}",
                    "{} []",
                    "[]]",
                    "[],",
                    "[][",
                    "\"a\" x",
                    "{}}",
                    "{}#",
                    "null null",
                    "[1],[2]",
                    "1]",
                    "]",
                    "}",
                    ",",
                    ":",
                    // space that is none
                    "\u00a0{}",
                    "{}\u2003",
                    "\u000b1",
                    "\f1",
                    "\u2028[]",
                    "\ufeff{}",
                    "[\u00a01]",
                    "{}\0",
                    "\0",
                    // arrays
                    "[",
                    "[1",
                    "[1,",
                    "[1,]",
                    "[,1]",
                    "[,]",
                    "[1,,2]",
                    "[1 2]",
                    "[1;2]",
                    "[1:2]",
                    "[1}",
                    "[[]",
                    "[\"a\",",
                    "[\"a\" \"b\"]",
                    "[...]",
                    "(1)",
                    // objects
                    "{",
                    "{\"a\"",
                    "{\"a\":",
                    "{\"a\":1",
                    "{\"a\":1,",
                    "{\"a\":1,}",
                    "{,\"a\":1}",
                    "{\"a\":1,,\"b\":2}",
                    "{\"a\" 1}",
                    "{\"a\"::1}",
                    "{\"a\"=1}",
                    "{\"a\",1}",
                    "{\"a\":}",
                    "{\"a\"}",
                    "{:1}",
                    "{a:1}",
                    "{'a':1}",
                    "{1:1}",
                    "{null:1}",
                    "{[]:1}",
                    "{\"a\":1 \"b\":2}",
                    "{\"a\":1]",
                    "{\"a\":1;\"b\":2}",
                    "{{}}",
                    "{\"a\":1}}",
                    "{\"a\":{}",
                    "{\"a\" b:1}",
                    "{...}",
                    // comments
                    "/**/1",
                    "1//x",
                    "[1/*x*/]",
                    "{\"a\":1 // x\n}",
                    "# x\n1",
                    "<!-- -->1",
                    "--1",
                    // numbers
                    "+1",
                    "01",
                    "-01",
                    "00",
                    "-",
                    "-a",
                    "- 1",
                    "1.",
                    ".1",
                    "-.1",
                    "1.e1",
                    "1..2",
                    "1.2.3",
                    "1e",
                    "1e+",
                    "1e-",
                    "1e1.5",
                    "1ee1",
                    "1e+-1",
                    "1 000",
                    "1_000",
                    "1,000",
                    "0x10",
                    "0b1",
                    "0o7",
                    "1L",
                    "1f",
                    "1d",
                    "NaN",
                    "-NaN",
                    "Infinity",
                    "-Infinity",
                    "Inf",
                    "1/2",
                    "\uff11",
                    "\u0661",
                    "1\u0662",
                    "1\uff0e5",
                    "\u22121",
                    "R$1",
                    "1%",
                    "[0e]",
                    "[0.]",
                    "[-]",
                    "[1.a]",
                    "[2.e3]",
                    // words
                    "True",
                    "TRUE",
                    "tru",
                    "truee",
                    "true1",
                    "fals",
                    "False",
                    "nul",
                    "Null",
                    "NULL",
                    "nil",
                    "undefined",
                    "None",
                    "yes",
                    "abc",
                    "nulll",
                    "t",
                    // strings
                    "\"",
                    "\"a",
                    "'a'",
                    "`a`",
                    "\u201ca\u201d",
                    "\"a\"b\"",
                    "\"\\\"",
                    "\"\\",
                    "\"\\x41\"",
                    "\"\\a\"",
                    "\"\\0\"",
                    "\"\\'\"",
                    "\"\\U0041\"",
                    "\"\\ \"",
                    "\"\\u\"",
                    "\"\\u1\"",
                    "\"\\u12\"",
                    "\"\\u123\"",
                    "\"\\u123g\"",
                    "\"\\u 123\"",
                    "\"\\u+123\"",
                    "\"\\u-123\"",
                    "\"\\u{41}\"",
                    "\"\\u\uff10\uff10\uff14\uff11\"",
                    "\"\\u00\u0664\u0661\"",
                    "\\u0022a\\u0022",
                    "\"a\\\"",
                    "\"\\\u00e9\"",
                    "a",
                    "[a\"]",
                    "[\"a]",
                    "{\"a:1}",
                    // other languages
                    "<a/>",
                    "a=b&c=d",
                    "---\na: 1",
                    "(function(){})()",
                    "new Date()",
                    "{\"a\":function(){}}",
                    ")]}',\n{}",
                    "callback({})",
                    "\u00ac\u00ed",
                    "{\"a\":1}\n{\"a\":2}");

    private static final List<String> REPEATED =
            List.of(
                    "{\"a\":1,\"a\":1}",
                    "{\"a\":1,\"b\":2,\"a\":3}",
                    "{\"a\":1,\"\\u0061\":2}",
                    "{\"\":1,\"\":2}",
                    "[{\"b\":{\"a\":1,\"a\":2}}]",
                    "{\"\u00e9\":1,\"e\u0301\":2}",
                    "{\"__proto__\":1,\"__proto__\":2}");

    private static final List<String> NUMBERS =
            List.of(
                    "123456789012345678901",
                    "-12345678901234567890",
                    "1.0000000000000000000",
                    "1e1000",
                    "1e-1000",
                    "1e99999999999",
                    "1e0000000001",
                    "[0.1234567890123456789]",
                    "{\"amount\":100000000000000000000}");

    private static final List<String> CHARACTERS =
            List.of(
                    // controls, raw and escaped, in values and names
                    "\"\0\"",
                    "\"\\u0000\"",
                    "{\"\\u0000\":1}",
                    "\"a\nb\"",
                    "\"a\tb\"",
                    "\"a\rb\"",
                    "\"\\n\"",
                    "\"\\t\"",
                    "\"\\r\\nBcc: x\"",
                    "\"\\b\"",
                    "\"\\f\"",
                    "\"\u001b[31m\"",
                    "\"\\u001f\"",
                    "\"\\u007f\"",
                    "\"\u007f\"",
                    "\"\u0080\"",
                    "\"\\u0085\"",
                    "\"\u009f\"",
                    "{\"a\\n\":1}",
                    // marks that turn the direction of writing
                    "\"\u061c\"",
                    "\"\u200e\"",
                    "\"\\u200f\"",
                    "\"\u202a\"",
                    "\"\u202b\"",
                    "\"\u202c\"",
                    "\"\u202d\"",
                    "\"\\u202e\"",
                    "\"\u2066\"",
                    "\"\u2067\"",
                    "\"\u2068\"",
                    "\"\\u2069\"",
                    "{\"\u202e\":1}",
                    // halves of pairs
                    "\"\\ud800\"",
                    "\"\\udc00\"",
                    "\"\\udbffx\"",
                    "\"\\ud83d\\ud83d\"",
                    "\"\\ude00\\ud83d\"",
                    "\"\\ud83d \\ude00\"",
                    "{\"\\ud800\":1}");

    private static final List<String> COMPLEX =
            List.of(
                    "[".repeat(33) + "]".repeat(33),
                    "[".repeat(33),
                    "[".repeat(60_000),
                    "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                    "{\"a\":".repeat(10_000),
                    "[{\"a\":".repeat(17) + "1" + "}]".repeat(17),
                    "[" + "0,".repeat(1_999) + "0]",
                    "[" + "[],".repeat(2_000) + "[]]");

    /** Hexadecimal, because they are no text. */
    private static final List<String> NOT_UTF8 =
            List.of(
                    "22ff22", // never a byte of UTF-8
                    "22fe22",
                    "228022", // a continuation of nothing
                    "22bf22",
                    "22c322", // broken off
                    "22e28222",
                    "22f09f9822",
                    "22c3",
                    "22c08022", // NUL in two bytes
                    "22c1bf22", // overlong
                    "22c0af22",
                    "22e080af22",
                    "22e09fbf22",
                    "22f08080af22",
                    "22f08fbfbf22",
                    "22eda08022", // surrogates of CESU-8
                    "22edbfbf22",
                    "22eda0bdedb88022",
                    "22f490808022", // beyond U+10FFFF
                    "22f8888080802222",
                    "22fc848080808022",
                    "22e922", // Latin-1
                    "fffe7b007d00", // UTF-16
                    "feff007b007d",
                    "c328",
                    "7b2261223a22e9227d");

    static Stream<Arguments> invalid() {
        return Stream.of(
                        because(BODY_MISSING, Stream.of(Document.of(""))),
                        because(JSON_MALFORMED, MALFORMED.stream().map(Document::of)),
                        because(JSON_MALFORMED, utf16And32()),
                        because(JSON_NAME_REPEATED, REPEATED.stream().map(Document::of)),
                        because(JSON_NUMBER_REFUSED, NUMBERS.stream().map(Document::of)),
                        because(JSON_CHARACTER_REFUSED, CHARACTERS.stream().map(Document::of)),
                        because(JSON_CHARACTER_REFUSED, escapedControls()),
                        because(JSON_TOO_COMPLEX, COMPLEX.stream().map(Document::of)),
                        because(
                                JSON_NOT_UTF8,
                                NOT_UTF8.stream()
                                        .map(it -> new Document(HexFormat.of().parseHex(it)))))
                .flatMap(it -> it);
    }

    /** Without a byte order mark these are valid UTF-8 full of NULs. */
    private static Stream<Document> utf16And32() {
        return Stream.of("7b007d00", "007b007d", "0000007b0000007d", "7b0000007d000000")
                .map(it -> new Document(HexFormat.of().parseHex(it)));
    }

    private static Stream<Document> escapedControls() {
        return IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0))
                .mapToObj(it -> Document.of("[\"a\\u%04xb\"]".formatted(it)));
    }

    private static Stream<Arguments> because(ProblemCode reason, Stream<Document> documents) {
        return documents.map(it -> arguments(reason, it));
    }

    static Stream<Document> valid() {
        return Stream.of(
                        "{}",
                        "[]",
                        "\"\"",
                        "0",
                        "-0",
                        "-1",
                        "12990",
                        "123456789012345678",
                        "-123456789012345678",
                        "1234567890123456789",
                        "9223372036854775807",
                        "-9223372036854775808",
                        "9223372036854775808",
                        "1.5",
                        "-0.5",
                        "0.10",
                        "1E-2",
                        "1.25e1",
                        "1e-9",
                        "true",
                        "false",
                        "null",
                        " \t\r\n1 \t\r\n",
                        "[ ]",
                        "{ }",
                        "[1 , 2]",
                        "{ \"a\" : 1 , \"b\" : [ ] }",
                        "[[],[[]],{}]",
                        "[true,false,null]",
                        "{\"a\":{\"a\":{\"a\":1}}}",
                        "{\"\":0}",
                        "{\"a\":1,\"A\":2}",
                        "{\"a b\":1}",
                        "\"a/b\"",
                        "\"\\/\"",
                        "\"\\\\\"",
                        "\"\\\"\"",
                        "\"\\\\\\\"\"",
                        "\"\\u0041\\u00e9\\u20ac\"",
                        "\"\\u00E9\"",
                        "\"\\ud83d\\ude00\"",
                        "\"\ud83d\ude00\"",
                        "\"Jos\u00e9 da Concei\u00e7\u00e3o\"",
                        "\"\u4e2d\u6587 \u0627\u0644\u0639\u0631\u0628\u064a\u0629\"",
                        "\"\\u0020\\u00a0\"",
                        "\"// no comment /* either */\"",
                        "\"[{]}\"",
                        "\"'\"",
                        "\"&<>\"",
                        "\"\ufeff\"",
                        "{\"amount\":{\"amount\":19990,\"currency\":\"BRL\"},\"lines\":[{\"n\":1}]}")
                .map(Document::of);
    }

    /** What the JSON-P implementation of the tests makes of a document. */
    static JsonValue readByAnother(byte[] document) {
        var in = new ByteArrayInputStream(document);
        try (var reader = Json.createReaderFactory(Map.of()).createReader(in, UTF_8)) {
            return reader.readValue();
        }
    }
}
