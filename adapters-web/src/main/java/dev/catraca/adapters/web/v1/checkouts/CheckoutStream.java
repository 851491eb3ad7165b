package dev.catraca.adapters.web.v1.checkouts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.catraca.adapters.web.answers.Json;
import dev.catraca.application.payment.FollowCheckouts.Step;
import dev.catraca.domain.order.OrderId;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one waiting buyer is told. It ends after the last step, when the buyer is gone, or after a
 * few minutes: a browser then comes again by itself and says which step it heard last.
 */
final class CheckoutStream {
    private static final System.Logger LOG = System.getLogger(CheckoutStream.class.getName());
    private static final long LONGEST_NANOS = Duration.ofMinutes(3).toNanos();
    private static final long SILENCE_NANOS = Duration.ofSeconds(15).toNanos();
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final OrderId order;
    private final SseEventSink sink;
    private final Sse sse;
    private final long begun = System.nanoTime();
    private int heard;
    private long lastWord = begun;

    /** The buyer has {@code heard} the steps up to this number. */
    CheckoutStream(OrderId order, int heard, SseEventSink sink, Sse sse) {
        this.order = order;
        this.heard = heard;
        this.sink = sink;
        this.sse = sse;
    }

    OrderId order() {
        return order;
    }

    /** Sends the head of the answer, so that the buyer knows that somebody listens. */
    synchronized void begin() {
        send(
                sse.newEventBuilder()
                        .comment("waiting")
                        .reconnectDelay(COME_AGAIN.toMillis())
                        .build());
    }

    boolean isOver() {
        return sink.isClosed();
    }

    /** All steps so far: what the buyer has heard is not told again. */
    synchronized void tell(List<Step> steps) {
        for (var step : steps) {
            if (step.kind().number() > heard) {
                heard = step.kind().number();
                send(event(step));
                if (step.kind().isLast()) {
                    close();
                    return;
                }
            }
        }
        if (System.nanoTime() - begun > LONGEST_NANOS) {
            close();
        } else if (System.nanoTime() - lastWord > SILENCE_NANOS) {
            send(sse.newEventBuilder().comment("still waiting").build());
        }
    }

    void close() {
        try {
            sink.close();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a buyer had gone before the end of the stream", gone);
        }
    }

    private void send(OutboundSseEvent event) {
        lastWord = System.nanoTime();
        sink.send(event)
                .exceptionally(
                        _ -> {
                            // The buyer has closed the page.
                            close();
                            return null;
                        });
    }

    private OutboundSseEvent event(Step step) {
        var name = step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return sse.newEventBuilder()
                .id(Integer.toString(step.kind().number()))
                .name(name)
                .data(new String(Json.of(StepView.of(order, step)), UTF_8))
                .build();
    }

    /** A step, and for the last one the address at which the buyer goes on. */
    public record StepView(String checkout, Instant at, @Nullable String url) {
        static StepView of(OrderId order, Step step) {
            return new StepView(
                    order.toString(),
                    step.at(),
                    step.kind().isLast() ? "/checkout/return?order=" + order : null);
        }
    }
}
