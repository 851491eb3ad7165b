package dev.catraca.adapters.web.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Set;

/**
 * A span with the listed attributes and no others: addresses, query strings, user agents and the
 * texts of exceptions stay here. Its name is made of method and route template, because otherwise a
 * path may be in it.
 */
final class RedactedSpan extends DelegatingSpanData {
    private static final AttributeKey<String> METHOD =
            AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    private static final Set<String> ALLOWED =
            Set.of(
                    METHOD.getKey(),
                    ROUTE.getKey(),
                    "http.response.status_code",
                    "url.scheme",
                    "server.address",
                    "server.port",
                    "network.protocol.version",
                    "error.type");

    private final Attributes attributes;

    RedactedSpan(SpanData span) {
        super(span);
        this.attributes =
                span.getAttributes().toBuilder()
                        .removeIf(key -> !ALLOWED.contains(key.getKey()))
                        .build();
    }

    @Override
    public String getName() {
        var method = attributes.get(METHOD);
        if (method == null) {
            return "internal";
        }
        var route = attributes.get(ROUTE);
        return route == null ? method : method + " " + route;
    }

    /** The state of a trace is free text of the caller's. */
    @Override
    public SpanContext getSpanContext() {
        var context = super.getSpanContext();
        return SpanContext.create(
                context.getTraceId(),
                context.getSpanId(),
                context.getTraceFlags(),
                TraceState.getDefault());
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    /** Only exceptions are events, and their messages may quote anything. */
    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }
}
