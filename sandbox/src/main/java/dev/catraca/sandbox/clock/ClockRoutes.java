package dev.catraca.sandbox.clock;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** {@code /clock}: look at the twins' time and move it. */
public final class ClockRoutes {

    private static final String USAGE =
            "say {\"advance\":\"PT2H\"}, {\"at\":\"2027-01-31T12:00:00Z\"} or {\"reset\":true}";

    private final TwinClock clock;

    private ClockRoutes(TwinClock clock) {
        this.clock = clock;
    }

    public static void add(Routes routes, TwinClock clock) {
        ClockRoutes resource = new ClockRoutes(clock);
        routes.add("GET", "/clock", call -> resource.now());
        routes.add("POST", "/clock", resource::move);
    }

    private Reply now() {
        return Reply.json(
                200,
                Fields.object()
                        .with("now", clock.instant().toString())
                        .with("ahead", clock.ahead().toString())
                        .build());
    }

    private Reply move(Call call) {
        Optional<JsonObject> body = JsonText.object(call.body());
        if (body.isEmpty() || body.get().size() != 1) {
            return refused();
        }
        try {
            switch (body.get().keySet().iterator().next()) {
                case "advance" -> clock.advance(Duration.parse(text(body.get(), "advance")));
                case "at" -> clock.moveTo(Instant.parse(text(body.get(), "at")));
                case "reset" -> {
                    if (!JsonValue.TRUE.equals(body.get().get("reset"))) {
                        return refused();
                    }
                    clock.reset();
                }
                default -> {
                    return refused();
                }
            }
            return now();
        } catch (DateTimeException unreadable) {
            return refused();
        }
    }

    private static String text(JsonObject body, String name) {
        return Objects.requireNonNullElse(JsonText.text(body, name), "");
    }

    private static Reply refused() {
        return Reply.json(400, Fields.object().with("error", USAGE).build());
    }
}
