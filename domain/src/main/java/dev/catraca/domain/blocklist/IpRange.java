package dev.catraca.domain.blocklist;

import dev.catraca.domain.shared.InvalidValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One internet address, or all that begin with the same bits, in CIDR notation. IPv4 addresses that
 * are written as IPv6 ({@code ::ffff:192.0.2.1}) are the IPv4 addresses that they stand for.
 *
 * @param size 32 bits for IPv4, 128 for IPv6
 * @param network the bits that addresses begin with, followed by zeros
 * @param prefix how many bits these are
 */
public record IpRange(int size, BigInteger network, int prefix) {
    private static final int V4 = 32;
    private static final int V6 = 128;

    /** What is wider is half a country, and certainly a slip of the pen. */
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 16;

    /** A network of this many bits belongs to nobody in particular, and is shown as it is. */
    private static final int SHOWN_V4 = 24;

    private static final int SHOWN_V6 = 48;
    private static final int MAPPED = V6 - V4;
    private static final int GROUP_BITS = 16;
    private static final int GROUPS = V6 / GROUP_BITS;

    private static final Pattern OCTETS =
            Pattern.compile(
                    "(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern BITS = Pattern.compile("0|[1-9][0-9]{0,2}");

    public IpRange {
        if ((size != V4 && size != V6)
                || network.signum() < 0
                || network.bitLength() > size
                || prefix < 0
                || prefix > size) {
            throw invalid();
        }
        if (prefix < (size == V4 ? WIDEST_V4 : WIDEST_V6)) {
            throw new InvalidValue(
                    "ip-range-too-wide", "A range has a prefix of at least /8, or /16 for IPv6.");
        }
        if (!network.equals(cut(network, size, prefix))) {
            throw new InvalidValue(
                    "ip-range-inexact", "This address has bits behind the prefix of its range.");
        }
    }

    /** Reads an address, or a range such as {@code 192.0.2.0/24} or {@code 2001:db8::/48}. */
    public static IpRange parse(String text) {
        var parts = text.strip().split("/", -1);
        if (parts.length > 2 || (parts.length == 2 && !BITS.matcher(parts[1]).matches())) {
            throw invalid();
        }
        var address = address(parts[0]);
        return parts.length == 2 ? of(address, Integer.parseInt(parts[1])) : of(address);
    }

    /** The one address of these 4 or 16 bytes. */
    public static IpRange of(byte[] address) {
        return of(address, address.length * Byte.SIZE);
    }

    private static IpRange of(byte[] address, int prefix) {
        var size = address.length * Byte.SIZE;
        var bits = new BigInteger(1, address);
        var isMapped =
                size == V6
                        && prefix >= MAPPED
                        && bits.shiftRight(V4).equals(BigInteger.valueOf(0xFFFF));
        return isMapped
                ? new IpRange(V4, cutHigh(bits), prefix - MAPPED)
                : new IpRange(size, bits, prefix);
    }

    /** This range and all wider ones that it lies in, as far as they can be blocked. */
    public List<IpRange> around() {
        var widest = size == V4 ? WIDEST_V4 : WIDEST_V6;
        return IntStream.rangeClosed(widest, prefix)
                .mapToObj(it -> new IpRange(size, cut(network, size, it), it))
                .toList();
    }

    /** Size, bits and prefix, as a text. */
    String canonical() {
        return "%d:%s/%d".formatted(size, network.toString(16), prefix);
    }

    /** A network is shown, of anything narrower only the network around it. */
    @Override
    public String toString() {
        var shown = size == V4 ? SHOWN_V4 : SHOWN_V6;
        var text = size == V4 ? octets(shown) : groups(shown);
        return prefix == size ? text : text + "/" + prefix;
    }

    private String octets(int shown) {
        var octets =
                IntStream.of(24, 16, 8, 0)
                        .mapToObj(it -> "" + (network.shiftRight(it).intValue() & 0xFF))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (prefix > shown) {
            octets.set(3, "*");
        }
        return String.join(".", octets);
    }

    private String groups(int shown) {
        var count = Math.ceilDiv(Math.min(prefix, shown), GROUP_BITS);
        var groups =
                IntStream.range(0, count)
                        .map(it -> V6 - GROUP_BITS * (it + 1))
                        .mapToObj(
                                it ->
                                        Integer.toHexString(
                                                network.shiftRight(it).intValue() & 0xFFFF))
                        .collect(Collectors.joining(":"));
        return groups + (prefix > shown ? ":*" : "::");
    }

    private static BigInteger cut(BigInteger bits, int size, int prefix) {
        return bits.shiftRight(size - prefix).shiftLeft(size - prefix);
    }

    private static BigInteger cutHigh(BigInteger bits) {
        return bits.and(BigInteger.ONE.shiftLeft(V4).subtract(BigInteger.ONE));
    }

    private static byte[] address(String text) {
        return text.indexOf(':') < 0 ? four(text) : six(text);
    }

    private static byte[] four(String text) {
        var matcher = OCTETS.matcher(text);
        if (!matcher.matches()) {
            throw invalid();
        }
        var bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            var octet = Integer.parseInt(matcher.group(i + 1));
            if (octet > 0xFF) {
                throw invalid();
            }
            bytes[i] = (byte) octet;
        }
        return bytes;
    }

    private static byte[] six(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return bytes(groupsOf(text, true), List.of(), GROUPS);
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            throw invalid();
        }
        // The gap stands for one group at least.
        return bytes(
                groupsOf(text.substring(0, gap), false),
                groupsOf(text.substring(gap + 2), true),
                GROUPS - 1);
    }

    private static byte[] bytes(List<Integer> head, List<Integer> tail, int most) {
        var count = head.size() + tail.size();
        if (count > most || (most == GROUPS && count < most)) {
            throw invalid();
        }
        var bytes = new byte[V6 / Byte.SIZE];
        for (int i = 0; i < head.size(); i++) {
            set(bytes, i, head.get(i));
        }
        for (int i = 0; i < tail.size(); i++) {
            set(bytes, GROUPS - tail.size() + i, tail.get(i));
        }
        return bytes;
    }

    private static void set(byte[] bytes, int group, int value) {
        bytes[2 * group] = (byte) (value >> Byte.SIZE);
        bytes[2 * group + 1] = (byte) value;
    }

    /** At the end of the whole address there may be an IPv4 address, which stands for two. */
    private static List<Integer> groupsOf(String text, boolean isEnd) {
        if (text.isEmpty()) {
            return List.of();
        }
        var groups = new ArrayList<Integer>();
        for (var words = Arrays.asList(text.split(":", -1)).iterator(); words.hasNext(); ) {
            var word = words.next();
            if (GROUP.matcher(word).matches()) {
                groups.add(Integer.parseInt(word, 16));
            } else if (isEnd && !words.hasNext()) {
                var last = four(word);
                groups.add(pair(last[0], last[1]));
                groups.add(pair(last[2], last[3]));
            } else {
                throw invalid();
            }
        }
        return groups;
    }

    private static int pair(byte high, byte low) {
        return (Byte.toUnsignedInt(high) << Byte.SIZE) + Byte.toUnsignedInt(low);
    }

    private static InvalidValue invalid() {
        return new InvalidValue(
                "ip-range-invalid", "This is neither an internet address nor a range of them.");
    }
}
