package dev.catraca.adapters.web.gate;

import java.nio.charset.StandardCharsets;

/** Bytes of a test case, shown in its name. */
record Document(byte[] bytes) {
    static Document of(String text) {
        return new Document(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        var shown = new StringBuilder();
        for (byte it : bytes) {
            shown.append(it > ' ' && it < 0x7f ? "" + (char) it : "%%%02x".formatted(it));
            if (shown.length() > 60) {
                return shown + "...";
            }
        }
        return shown.toString();
    }
}
