package dev.catraca.adapters.web.sites.xeco;

import dev.catraca.domain.shared.InvalidValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** A product's picture in base64, which must be a PNG or JPEG by its first bytes. */
final class Picture {
    private static final Pattern PREFIX = Pattern.compile("^data:image/[a-z+.-]{1,20};base64,");
    private static final List<byte[]> BEGINNINGS =
            List.of(HexFormat.of().parseHex("89504e470d0a1a0a"), HexFormat.of().parseHex("ffd8ff"));

    private Picture() {}

    /** Without the prefix of a data address; throws {@link InvalidValue}. */
    static String of(String text) {
        var base64 = PREFIX.matcher(text).replaceFirst("");
        if (BEGINNINGS.stream().noneMatch(it -> begins(decoded(base64), it))) {
            throw invalid();
        }
        return base64;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private static InvalidValue invalid() {
        return new InvalidValue("image-invalid", "An image is a PNG or JPEG in base64.");
    }
}
