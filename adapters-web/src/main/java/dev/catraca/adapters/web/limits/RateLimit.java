package dev.catraca.adapters.web.limits;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.TrustedProxies;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.limits.CountRequest.Outcome;
import dev.catraca.application.limits.Limit;
import dev.catraca.domain.merchant.Slug;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Counts requests for those who make them, and refuses one too many with 429. */
@Dependent
public class RateLimit {
    private static final int NETWORK_BYTES = 8;

    private final CountRequest counting;
    private final TrustedProxies proxies;

    @Inject
    public RateLimit(CountRequest counting, TrustedProxies proxies) {
        this.counting = counting;
        this.proxies = proxies;
    }

    /** Counts it for the caller's address; throws {@link Rejected} if it is one too many. */
    public void count(Limit limit, HttpServletRequest request) {
        countFor(limit, subject(proxies.clientOf(request)), request);
    }

    /** Counts it for the caller's address at this unit; throws {@link Rejected} likewise. */
    public void count(Limit limit, Slug unit, HttpServletRequest request) {
        count(limit, unit.value(), request);
    }

    /** What is no unit's name shares one pace: made-up names are no way round a limit. */
    void count(Limit limit, String unit, HttpServletRequest request) {
        var known = Slug.isValid(unit) ? unit : "?";
        countFor(limit, subject(proxies.clientOf(request)) + "|" + known, request);
    }

    private void countFor(Limit limit, String subject, HttpServletRequest request) {
        switch (counting.count(new CountRequest.Command(limit, subject))) {
            case Outcome.Unlimited() -> {}
            case Outcome.Within(var quota, var remaining, var next) ->
                    new Standing(quota, remaining, next).remember(request);
            case Outcome.Exceeded it -> throw refusal(it, request);
        }
    }

    /** The refusal of what a use case found to be one too many. */
    public static Rejected refusal(Outcome.Exceeded it, HttpServletRequest request) {
        new Standing(it.quota(), 0, it.next()).remember(request);
        return new Rejected(ProblemCode.RATE_LIMITED).retryAfter(it.next());
    }

    /** Whoever has one IPv6 address has all 2⁶⁴ of its network. */
    static String subject(InetAddress client) {
        if (!(client instanceof Inet6Address)) {
            return client.getHostAddress();
        }
        return HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), NETWORK_BYTES)) + "/64";
    }
}
