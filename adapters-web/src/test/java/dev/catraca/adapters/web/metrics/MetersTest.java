package dev.catraca.adapters.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final Meters meters = new Meters();

    @Test
    void buckets_add_up_and_times_are_exact() {
        meters.granted(Duration.ofMillis(40));
        meters.granted(Duration.ofMillis(50));
        meters.granted(Duration.ofMillis(51));
        meters.granted(Duration.ofHours(2));
        meters.granted(Duration.ofMillis(-3));
        assertThat(text())
                .contains("catraca_paid_to_access_seconds_bucket{le=\"0.05\"} 3\n")
                .contains("catraca_paid_to_access_seconds_bucket{le=\"0.1\"} 4\n")
                .contains("catraca_paid_to_access_seconds_bucket{le=\"3600\"} 4\n")
                .contains("catraca_paid_to_access_seconds_bucket{le=\"+Inf\"} 5\n")
                .contains("catraca_paid_to_access_seconds_sum 7200.141\n")
                .contains("catraca_paid_to_access_seconds_count 5\n");
    }

    @Test
    void a_failed_call_counts_as_a_call_and_by_its_kind() {
        meters.called("stripe", "POST /v1/x", Duration.ofSeconds(1), Optional.of("timeout"));
        meters.called("stripe", "POST /v1/x", Duration.ofSeconds(1), Optional.empty());
        assertThat(text())
                .contains(
                        "catraca_call_seconds_count{party=\"stripe\",operation=\"POST /v1/x\"} 2\n")
                .contains("catraca_errors_total{type=\"timeout\",party=\"stripe\"} 1\n");
    }

    @Test
    void names_that_somebody_makes_up_end_in_one_series() {
        for (var i = 0; i < 5_000; i++) {
            meters.called("made-up-" + i, "POST /x", Duration.ZERO, Optional.of("http-404"));
        }
        assertThat(text().lines().filter(it -> it.startsWith("catraca_call_seconds_count")))
                .hasSizeLessThan(510);
        assertThat(text()).contains("{party=\"other\",operation=\"other\"}");
    }

    @Test
    void a_quote_in_a_name_stays_inside_of_it() {
        meters.called("a\"b\\c\nd", "GET /", Duration.ZERO, Optional.empty());
        assertThat(text()).contains("party=\"a\\\"b\\\\c\\nd\"");
    }

    private String text() {
        var text = new MetricsText();
        meters.write(text);
        return text.toString();
    }
}
