package dev.catraca.sandbox.faults;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /faults}: which there are, which are armed; arm and disarm them. */
public final class FaultRoutes {

    private static final Set<String> KNOWN =
            Set.of("name", "party", "operation", "times", "delayMillis", "copies");

    private final Faults faults;

    private FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    public static void add(Routes routes, Faults faults) {
        FaultRoutes resource = new FaultRoutes(faults);
        routes.add("GET", "/faults", call -> Reply.json(200, resource.all()));
        routes.add("POST", "/faults", resource::arm);
        routes.add("DELETE", "/faults", call -> resource.clearAll());
        routes.add("DELETE", "/faults/{name}", resource::clear);
    }

    private JsonObject all() {
        return Fields.object()
                .with("faults", JsonText.array(List.of(Fault.values()), this::described))
                .with("armed", JsonText.array(faults.armed(), FaultRoutes::json))
                .with(
                        "parties",
                        JsonText.array(
                                faults.parties().entrySet(),
                                party ->
                                        Fields.object()
                                                .with("party", party.getKey())
                                                .with(
                                                        "operations",
                                                        JsonText.strings(
                                                                party.getValue().operations()))
                                                .build()))
                .build();
    }

    private JsonObject described(Fault fault) {
        List<String> who =
                faults.parties().entrySet().stream()
                        .filter(party -> party.getValue().faults().contains(fault))
                        .map(Map.Entry::getKey)
                        .toList();
        return Fields.object()
                .with("name", fault.externalName())
                .with("does", fault.description())
                .with("parties", JsonText.strings(who))
                .with("times", times(fault.usualTimes()))
                .with("delayMillis", fault.usualDelay().toMillis())
                .build();
    }

    private static JsonObject json(FaultOrder order) {
        return Fields.object()
                .with("name", order.fault().externalName())
                .with("party", order.party())
                .with("operation", order.operation())
                .with("times", times(order.times()))
                .with("delayMillis", order.delay().toMillis())
                .with("copies", order.copies())
                .build();
    }

    /** Null stands for "until it is cleared". */
    private static @Nullable Long times(int times) {
        return times == Integer.MAX_VALUE ? null : (long) times;
    }

    private Reply arm(Call call) {
        Optional<JsonObject> body = JsonText.object(call.body());
        if (body.isEmpty()) {
            return refused("send a JSON object with a name");
        }
        JsonObject json = body.get();
        Optional<Fault> fault =
                Optional.ofNullable(JsonText.text(json, "name")).flatMap(Fault::named);
        if (fault.isEmpty()) {
            return refused("no such fault");
        }
        if (!KNOWN.containsAll(json.keySet())) {
            return refused("only these fields are known: " + String.join(", ", sorted(KNOWN)));
        }
        try {
            FaultOrder order = order(FaultOrder.of(fault.get()), json);
            faults.arm(order);
            return Reply.json(201, json(order));
        } catch (IllegalArgumentException | Faults.UnknownTarget wrong) {
            return refused(String.valueOf(wrong.getMessage()));
        }
    }

    private static FaultOrder order(FaultOrder usual, JsonObject json) {
        FaultOrder order = usual;
        if (json.containsKey("party")) {
            order = order.at(text(json, "party"));
        }
        if (json.containsKey("operation")) {
            order =
                    new FaultOrder(
                            order.fault(),
                            order.party(),
                            text(json, "operation"),
                            order.times(),
                            order.delay(),
                            order.copies());
        }
        if (JsonValue.NULL.equals(json.get("times"))) {
            order = order.untilCleared();
        } else if (json.containsKey("times")) {
            order = order.times((int) number(json, "times", 1, 1_000_000));
        }
        if (json.containsKey("delayMillis")) {
            order = order.delay(Duration.ofMillis(number(json, "delayMillis", 0, 1L << 40)));
        }
        if (json.containsKey("copies")) {
            order = order.copies((int) number(json, "copies", 1, 1_000));
        }
        return order;
    }

    private static String text(JsonObject json, String name) {
        String text = JsonText.text(json, name);
        if (text == null) {
            throw new IllegalArgumentException(name + " must be text");
        }
        return text;
    }

    private static long number(JsonObject json, String name, long least, long most) {
        if (json.get(name) instanceof JsonNumber number
                && number.isIntegral()
                && number.bigIntegerValue().bitLength() < 63
                && number.longValue() >= least
                && number.longValue() <= most) {
            return number.longValue();
        }
        throw new IllegalArgumentException(
                "%s must be an integer from %d to %d".formatted(name, least, most));
    }

    private Reply clearAll() {
        faults.clear();
        return Reply.empty(204);
    }

    private Reply clear(Call call) {
        Optional<Fault> fault = Fault.named(call.pathParameter("name"));
        if (fault.isEmpty()) {
            return refused("no such fault");
        }
        faults.clear(fault.get());
        return Reply.empty(204);
    }

    private static Reply refused(String why) {
        return Reply.json(
                400,
                Fields.object()
                        .with("error", why)
                        .with(
                                "faults",
                                JsonText.strings(
                                        Arrays.stream(Fault.values())
                                                .map(Fault::externalName)
                                                .toList()))
                        .build());
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
