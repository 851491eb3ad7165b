package dev.catraca.adapters.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.TrustedProxies;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.InMemoryCounters;
import dev.catraca.application.fakes.InMemoryTransactions;
import dev.catraca.application.fakes.MovableClock;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.Limit;
import dev.catraca.domain.merchant.Slug;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Slug CENTRO = new Slug("centro");
    private static final Slug PRAIA = new Slug("praia");

    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final RateLimit limits =
            new RateLimit(
                    new CountRequest(
                            Optional.of(
                                    new CountRequest.Quotas(
                                            Map.of(Limit.SALE, 1), Duration.ofMinutes(15))),
                            new InMemoryCounters(new InMemoryTransactions(), clock),
                            clock),
                    new TrustedProxies(List.of()));

    @Test
    void each_address_has_a_pace_of_its_own_at_each_unit() {
        limits.count(Limit.SALE, CENTRO, from("192.0.2.1"));
        limits.count(Limit.SALE, PRAIA, from("192.0.2.1"));
        limits.count(Limit.SALE, CENTRO, from("192.0.2.2"));

        assertRefused("centro", "192.0.2.1");
        assertRefused("praia", "192.0.2.1");
    }

    @Test
    void the_unit_counts_alike_by_its_name_and_by_the_path() {
        limits.count(Limit.SALE, CENTRO, from("192.0.2.1"));

        assertRefused("centro", "192.0.2.1");
    }

    @Test
    void whatever_is_no_unit_s_name_shares_one_pace() {
        limits.count(Limit.SALE, "Centro", from("192.0.2.1"));

        assertRefused("CENTRO", "192.0.2.1");
        assertRefused("centro|praia", "192.0.2.1");
        assertRefused("", "192.0.2.1");
    }

    private void assertRefused(String unit, String address) {
        assertThatThrownBy(() -> limits.count(Limit.SALE, unit, from(address)))
                .isInstanceOfSatisfying(
                        Rejected.class, it -> assertThat(it.getMessage()).doesNotContain(address));
    }

    private static HttpServletRequest from(String address) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        RateLimitTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "getRemoteAddr" -> address;
                                    case "getHeaders" -> Collections.emptyEnumeration();
                                    default -> null;
                                });
    }
}
