package dev.catraca.adapters.provisioning;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The other side is silent, unreachable or broken: whether it did what was asked is not known. The
 * message is a kind of failure, without anything that the other side or the request said.
 */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Integer status;
    private final @Nullable Duration retryAfter;

    private NoAnswer(String kind, @Nullable Integer status, @Nullable Duration retryAfter) {
        super(kind);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static NoAnswer of(String kind) {
        return new NoAnswer(kind, null, null);
    }

    /** An answer came, but says nothing: {@code status} is its HTTP status. */
    static NoAnswer of(String kind, int status, Optional<Duration> retryAfter) {
        return new NoAnswer(kind, status, retryAfter.orElse(null));
    }

    /** Empty if the failure has nothing to do with the network. */
    static Optional<NoAnswer> from(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof NoAnswer known) {
                return Optional.of(known);
            }
            if (it instanceof IOException trouble) {
                return Optional.of(of(kind(trouble)));
            }
        }
        return Optional.empty();
    }

    private static String kind(IOException trouble) {
        return switch (trouble) {
            case InterruptedIOException _ -> "timeout";
            case ConnectException _ -> "unreachable";
            case NoRouteToHostException _ -> "unreachable";
            case UnknownHostException _ -> "unreachable";
            case SSLException _ -> "tls-failed";
            default -> "connection-lost";
        };
    }

    String kind() {
        return String.valueOf(getMessage());
    }

    Optional<Integer> status() {
        return Optional.ofNullable(status);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
