package dev.catraca.domain.merchant;

import dev.catraca.domain.shared.InvalidValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Scheme, host and port of a merchant's site, the only part of an address that says who is spoken
 * to. {@code https}, or {@code http} on the developer's own machine.
 */
public record Origin(String value) {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public Origin {
        var uri = parse(value);
        if (!value.equals(written(uri))) {
            throw invalid();
        }
    }

    /** The origin of an address; throws {@link InvalidValue} where it has none that we accept. */
    public static Origin of(URI address) {
        if (address.isOpaque() || address.getHost() == null || address.getRawUserInfo() != null) {
            throw invalid();
        }
        return new Origin(written(address));
    }

    /** Reads an absolute address that a buyer may be sent to; throws {@link InvalidValue}. */
    public static URI address(String text) {
        var uri = parse(text);
        Origin.of(uri);
        if (uri.getRawFragment() != null) {
            throw invalid();
        }
        return uri;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw invalid();
        }
    }

    private static String written(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        var isSafe =
                scheme.equals("https") || (scheme.equals("http") && OWN_MACHINE.contains(host));
        if (!isSafe || host.isEmpty() || host.endsWith(".")) {
            throw invalid();
        }
        var isDefaultPort =
                uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isDefaultPort ? "" : ":" + uri.getPort());
    }

    private static InvalidValue invalid() {
        return new InvalidValue(
                "origin-invalid", "An address of a site starts with https:// and a host name.");
    }
}
