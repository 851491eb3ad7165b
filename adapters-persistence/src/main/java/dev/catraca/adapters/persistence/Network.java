package dev.catraca.adapters.persistence;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The network that an address belongs to, which says enough to explain and too little to follow.
 */
final class Network {
    private static final int IPV4_BYTES = 4;

    private Network() {}

    /**
     * The first 24 bits of an IPv4 address, the first 48 of an IPv6 address, as {@code
     * 192.0.2.0/24}; empty for anything else, a host name included.
     */
    static Optional<String> of(String address) {
        try {
            return Optional.of(of(InetAddress.ofLiteral(address)));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String of(InetAddress address) {
        var bytes = address.getAddress();
        var bits = bytes.length == IPV4_BYTES ? 24 : 48;
        Arrays.fill(bytes, bits / Byte.SIZE, bytes.length, (byte) 0);
        return withoutScope(bytes) + "/" + bits;
    }

    private static String withoutScope(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 or 16 bytes are an address", impossible);
        }
    }
}
