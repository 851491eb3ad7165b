package dev.catraca.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Looks for texts in files, however they are written down: the haystack may be large. */
final class Traces {
    /** Every needle is longer; what begins with these bytes is looked at closely. */
    private static final int PREFIX = 8;

    /** What a security code is called that was found. */
    static final String CODE = "security code";

    private static final int FILTER_BITS = 1 << 24;

    /** More of a compressed stream is not looked at. */
    private static final int MOST_INFLATED = 64 << 20;

    private final Map<Long, List<Needle>> needles = new HashMap<>();
    private final SecurityCodes codes;
    private final BitSet filter = new BitSet(FILTER_BITS);

    private record Needle(String text, String encoding, byte[] bytes) {}

    /** A text, how it was written, and where. */
    record Trace(String text, String encoding, Path file) {}

    /** Will look for these texts of 16 characters or more, and for a card's security code. */
    Traces(Collection<String> texts, SecurityCodes codes) {
        this.codes = codes;
        for (var text : texts) {
            forms(text).forEach((encoding, bytes) -> add(new Needle(text, encoding, bytes)));
        }
    }

    /** All ways to write a text that are found, by name; and {@code gzip} of the raw one. */
    static Map<String, byte[]> forms(String text) {
        var raw = text.getBytes(ISO_8859_1);
        var forms = new LinkedHashMap<String, byte[]>();
        forms.put("raw", raw);
        forms.put("spaced", text.replaceAll("(.{4})(?=.)", "$1 ").getBytes(ISO_8859_1));
        forms.put("dashed", text.replaceAll("(.{4})(?=.)", "$1-").getBytes(ISO_8859_1));
        forms.put("hex", HexFormat.of().formatHex(raw).getBytes(ISO_8859_1));
        forms.put("HEX", HexFormat.of().withUpperCase().formatHex(raw).getBytes(ISO_8859_1));
        forms.put("UTF-16BE", text.getBytes(UTF_16BE));
        forms.put("UTF-16LE", text.getBytes(UTF_16LE));
        for (var shift = 0; shift < 3; shift++) {
            forms.put("base64 +" + shift, base64(raw, shift));
        }
        return forms;
    }

    /** What base64 makes of it in the middle of other text, without what the neighbours change. */
    private static byte[] base64(byte[] raw, int shift) {
        var padded = new byte[shift + raw.length];
        System.arraycopy(raw, 0, padded, shift, raw.length);
        var all = Base64.getEncoder().withoutPadding().encode(padded);
        var from = shift == 0 ? 0 : shift + 1;
        var end = padded.length * 8 / 6;
        return Arrays.copyOfRange(all, from, end);
    }

    private void add(Needle needle) {
        var prefix = prefix(needle.bytes());
        needles.computeIfAbsent(prefix, it -> new ArrayList<>()).add(needle);
        filter.set(slot(prefix));
    }

    private static long prefix(byte[] bytes) {
        var prefix = 0L;
        for (var i = 0; i < PREFIX; i++) {
            prefix = prefix << 8 | bytes[i] & 0xff;
        }
        return prefix;
    }

    private static int slot(long prefix) {
        return (int) (prefix * 0x9E3779B97F4A7C15L >>> 40);
    }

    /** All there are in the files of a folder. Files that vanish meanwhile hold nothing. */
    List<Trace> in(Path folder) {
        var traces = new ArrayList<Trace>();
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                try {
                    traces.addAll(in(file, Files.readAllBytes(file)));
                } catch (IOException vanished) {
                    if (Files.exists(file)) {
                        throw vanished;
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return traces;
    }

    private List<Trace> in(Path file, byte[] bytes) {
        var traces = scan(file, bytes, "");
        for (var i = 0; i + 10 < bytes.length; i++) {
            if (bytes[i] == 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8) {
                traces.addAll(scan(file, inflated(bytes, i), "gzip "));
            }
        }
        return traces;
    }

    private List<Trace> scan(Path file, byte[] bytes, String around) {
        var traces = new ArrayList<Trace>();
        if (codes.isIn(bytes)) {
            traces.add(new Trace(CODE, around + CODE, file));
        }
        var prefix = 0L;
        for (var i = 0; i < bytes.length; i++) {
            prefix = prefix << 8 | bytes[i] & 0xff;
            if (i >= PREFIX - 1 && filter.get(slot(prefix))) {
                var start = i - PREFIX + 1;
                for (var needle : needles.getOrDefault(prefix, List.of())) {
                    var end = start + needle.bytes().length;
                    if (end <= bytes.length
                            && Arrays.equals(
                                    bytes, start, end, needle.bytes(), 0, needle.bytes().length)) {
                        traces.add(new Trace(needle.text(), around + needle.encoding(), file));
                    }
                }
            }
        }
        return traces;
    }

    /** As much as can be read; three bytes may look like a beginning and be none. */
    private static byte[] inflated(byte[] bytes, int from) {
        var out = new ByteArrayOutputStream();
        try (var in =
                new GZIPInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            var buffer = new byte[8_192];
            for (var read = in.read(buffer);
                    read >= 0 && out.size() < MOST_INFLATED;
                    read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException cutOff) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }
}
