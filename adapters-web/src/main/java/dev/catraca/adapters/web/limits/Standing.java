package dev.catraca.adapters.web.limits;

import dev.catraca.application.limits.CountRequest.Quota;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller has left, for the headers of draft-ietf-httpapi-ratelimit-headers-10. */
record Standing(Quota quota, int remaining, Duration next) {
    private static final String PROPERTY = Standing.class.getName();

    void remember(ServletRequest request) {
        request.setAttribute(PROPERTY, this);
    }

    static Optional<Standing> of(Function<String, @Nullable Object> properties) {
        return properties.apply(PROPERTY) instanceof Standing it
                ? Optional.of(it)
                : Optional.empty();
    }

    /** {@code "intent";q=300;w=900}: so many in so many seconds. */
    String policy() {
        return "\"%s\";q=%d;w=%d"
                .formatted(quota.limit().key(), quota.most(), quota.window().toSeconds());
    }

    /** {@code "intent";r=299;t=900}: so many at once, one more after so many seconds. */
    String rest() {
        return "\"%s\";r=%d;t=%d"
                .formatted(quota.limit().key(), remaining, next.plusNanos(999_999_999).toSeconds());
    }
}
