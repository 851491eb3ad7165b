package dev.catraca.adapters.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says who a request comes from: whoever opened the connection, or, where that is one of our own
 * proxies, the last address in {@code X-Forwarded-For} that is not. Everything further left was
 * written by strangers. No other header is looked at.
 */
public final class TrustedProxies {
    /** Bare, or with the port that some proxies add; an IPv6 address with a port is bracketed. */
    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?");

    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F]*:[0-9a-fA-F:.]*)");
    private static final Pattern BRACKETED =
            Pattern.compile("\\[([0-9a-fA-F]*:[0-9a-fA-F:.]*)](?::\\d{1,5})?");

    private final List<Network> networks;

    /**
     * Trusts these, and nobody else.
     *
     * @param networks such as {@code 10.0.0.0/8} or {@code ::1}
     * @throws IllegalArgumentException if one of them is no network
     */
    public TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(Network::of).toList();
    }

    /** The address of whoever made the request. */
    public InetAddress clientOf(HttpServletRequest request) {
        return clientOf(
                request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    /** From the address of the socket and all headers of that name, in their order. */
    InetAddress clientOf(String socket, List<String> forwarded) {
        var client = InetAddress.ofLiteral(socket);
        var hops = String.join(",", forwarded).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            var hop = address(hops[i].strip());
            if (hop.isEmpty()) {
                // Nobody can be found behind what makes no sense.
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(it -> it.contains(address));
    }

    private static Optional<InetAddress> address(String text) {
        for (var form : List.of(IPV4, IPV6, BRACKETED)) {
            var matcher = form.matcher(text);
            if (matcher.matches()) {
                return literal(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Addresses that begin with the same bits. */
    private record Network(InetAddress address, int bits) {
        static Network of(String text) {
            var parts = text.strip().split("/", 2);
            var address =
                    TrustedProxies.address(parts[0])
                            .filter(it -> !parts[0].startsWith("["))
                            .orElseThrow(() -> refused(text));
            var all = address.getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return new Network(address, all);
            }
            if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
                throw refused(text);
            }
            return new Network(address, Integer.parseInt(parts[1]));
        }

        private static IllegalArgumentException refused(String text) {
            return new IllegalArgumentException(text + " is no network such as 10.0.0.0/8");
        }

        boolean contains(InetAddress other) {
            var ours = address.getAddress();
            var theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            int bytes = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return Arrays.equals(ours, 0, bytes, theirs, 0, bytes)
                    && (rest == 0
                            || ((ours[bytes] ^ theirs[bytes]) & (0xff << (Byte.SIZE - rest))) == 0);
        }
    }
}
