package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;

/** Where something public can be fetched: {@code https}, a host, and no credentials. */
public record WebAddress(String value) {
    /** In code points. */
    public static final int LONGEST = 2_000;

    public WebAddress {
        value = value.strip();
        if (value.codePointCount(0, value.length()) > LONGEST || !isPublic(value)) {
            throw new InvalidValue(
                    "web-address-invalid", "This is not an address that begins with https://.");
        }
    }

    private static boolean isPublic(String text) {
        try {
            var uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
