package dev.catraca.adapters.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.limits.CountRequest.Quota;
import dev.catraca.application.limits.Limit;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    @Test
    void headers_count_in_whole_seconds_and_never_promise_too_early_an_end() {
        var standing =
                new Standing(
                        new Quota(Limit.INTENT, 300, Duration.ofMinutes(15)),
                        7,
                        Duration.ofMillis(1_001));

        assertThat(standing.policy()).isEqualTo("\"intent\";q=300;w=900");
        assertThat(standing.rest()).isEqualTo("\"intent\";r=7;t=2");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::, 20010db800010002/64",
        "2001:db8:1:3::, 20010db800010003/64"
    })
    void a_network_of_IPv6_counts_as_one(String address, String subject) {
        assertThat(RateLimit.subject(InetAddress.ofLiteral(address))).isEqualTo(subject);
    }
}
