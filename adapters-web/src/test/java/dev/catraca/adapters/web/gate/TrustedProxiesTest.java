package dev.catraca.adapters.web.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            new TrustedProxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8:1::/47", " ::1 "));

    private String client(String socket, String... forwarded) {
        return proxies.clientOf(socket, List.of(forwarded)).getHostAddress();
    }

    @Test
    void without_a_proxy_the_socket_is_the_client_whatever_it_says() {
        assertThat(client("203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(client("203.0.113.9", "10.1.2.3")).isEqualTo("203.0.113.9");
        assertThat(new TrustedProxies(List.of()).clientOf("127.0.0.1", List.of("1.2.3.4")))
                .hasToString("/127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                // only the last one was written by a proxy of ours
                "1.2.3.4, 198.51.100.1 | 198.51.100.1",
                "1.2.3.4,198.51.100.1 , 10.9.9.9 | 198.51.100.1",
                "junk, 198.51.100.1, 192.0.2.7, ::1 | 198.51.100.1",
                // with a port
                "198.51.100.1:4711 | 198.51.100.1",
                "[2001:db9::1]:4711 | 2001:db9:0:0:0:0:0:1",
                "[2001:db9::1] | 2001:db9:0:0:0:0:0:1",
                "2001:db9::1 | 2001:db9:0:0:0:0:0:1",
                // an IPv4 address in the clothes of IPv6
                "::ffff:198.51.100.1 | 198.51.100.1",
                "198.51.100.1, ::ffff:10.1.1.1 | 198.51.100.1",
                // all are ours: the one furthest away
                "10.1.1.1, 10.2.2.2 | 10.1.1.1",
            })
    void behind_a_proxy_it_is_the_last_stranger(String forwarded, String client) {
        assertThat(client("10.0.0.1", forwarded)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "for=198.51.100.1",
                "198.51.100",
                "198.51.100.1.1",
                "198.51.100.256",
                "0xc6336401",
                "3325256705",
                "198.51.100.1:",
                "198.51.100.1:999999",
                "198.51.100.1 10.0.0.9",
                "[198.51.100.1]",
                "[2001:db9::1",
                "2001:db9::1::2",
                "fe80::1%eth0",
                ":",
                "localhost",
                "example.com",
                "198.51.100.1,",
                "\u0661\u0669\u0668.51.100.1"
            })
    void behind_what_makes_no_sense_nobody_is_looked_for(String forwarded) {
        assertThat(client("10.0.0.1", forwarded)).isEqualTo("10.0.0.1");
    }

    @Test
    void several_headers_are_one_list() {
        assertThat(client("10.0.0.1", "1.2.3.4", "198.51.100.1, 10.0.0.2"))
                .isEqualTo("198.51.100.1");
        assertThat(client("10.0.0.1", "198.51.100.1", "10.0.0.2")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @CsvSource({
        "10.255.255.255, true",
        "11.0.0.0, false",
        "9.255.255.255, false",
        "192.0.2.7, true",
        "192.0.2.8, false",
        "2001:db8:0:ffff::1, true",
        "2001:db8:1:ffff::1, true",
        "2001:db8:2::1, false",
        "::1, true",
        "::2, false",
        "127.0.0.1, false"
    })
    void a_network_is_what_begins_with_the_same_bits(String proxy, boolean isTrusted) {
        var expected = isTrusted ? "198.51.100.1" : client(proxy);

        assertThat(client(proxy, "198.51.100.1")).isEqualTo(expected);
    }

    @Test
    void the_widest_and_the_narrowest_network_work() {
        assertThat(new TrustedProxies(List.of("0.0.0.0/0")).clientOf("8.8.8.8", List.of("9.9.9.9")))
                .hasToString("/9.9.9.9");
        assertThat(
                        new TrustedProxies(List.of("8.8.8.8/32"))
                                .clientOf("8.8.8.9", List.of("9.9.9.9")))
                .hasToString("/8.8.8.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0/8",
                "/8",
                "[::1]"
            })
    void a_network_that_is_none_is_refused(String network) {
        assertThatThrownBy(() -> new TrustedProxies(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
