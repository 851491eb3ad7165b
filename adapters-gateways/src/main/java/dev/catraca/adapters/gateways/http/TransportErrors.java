package dev.catraca.adapters.gateways.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of the HTTP client means. Only what certainly happened before the request was
 * sent is called so; in doubt it may have arrived.
 */
final class TransportErrors {
    private static final System.Logger LOG = System.getLogger(TransportErrors.class.getName());

    private TransportErrors() {}

    static CallFailed failed(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallFailed known) {
                return known;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof IOException transport) {
                return new CallFailed(failure(transport));
            }
        }
        // Its message may quote the answer, so only its type is told.
        LOG.log(
                Level.WARNING,
                () -> "an answer could not be read: " + (thrown == null ? "" : thrown.getClass()));
        return new CallFailed(Failure.ANSWER_UNREADABLE);
    }

    private static Failure failure(IOException error) {
        return switch (error) {
            case UnknownHostException _ -> Failure.HOST_UNKNOWN;
            case ConnectException _ -> Failure.CONNECT_FAILED;
            case NoRouteToHostException _ -> Failure.CONNECT_FAILED;
            case SSLHandshakeException _ -> Failure.TLS_FAILED;
            case SSLPeerUnverifiedException _ -> Failure.TLS_FAILED;
            case SocketTimeoutException _ -> Failure.TIMEOUT;
            case InterruptedIOException timeout when isOfConnecting(timeout) ->
                    Failure.CONNECT_TIMEOUT;
            case InterruptedIOException _ -> Failure.TIMEOUT;
            default -> Failure.CONNECTION_LOST;
        };
    }

    /** Liberty's client is Apache's, whose own exceptions an application cannot see, only name. */
    private static boolean isOfConnecting(InterruptedIOException timeout) {
        return timeout.getClass().getSimpleName().equals("ConnectTimeoutException");
    }
}
