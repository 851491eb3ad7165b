package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which addresses may buy, and how often they tried. */
final class AddressOperations {

    private AddressOperations() {}

    static Reply list(PactoCall call, Function<PactoUnit, Set<String>> which) {
        call.requireQuery(Set.of());
        return Envelope.RETURN.of(
                JsonText.strings(which.apply(call.unit()).stream().sorted().toList()));
    }

    static Reply add(PactoCall call, Function<PactoUnit, Set<String>> which) {
        call.requireQuery(Set.of("ip"));
        which.apply(call.unit()).add(call.requiredIp("ip"));
        return Envelope.RETURN.of(JsonText.string("OK"));
    }

    static Reply remove(PactoCall call, Function<PactoUnit, Set<String>> which) {
        call.requireQuery(Set.of("ip"));
        which.apply(call.unit()).remove(call.requiredIp("ip"));
        return Envelope.RETURN.of(JsonText.string("OK"));
    }

    static Reply tries(PactoCall call) {
        return Envelope.RETURN.of(
                JsonText.array(
                        call.unit().tries().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .toList(),
                        JsonText::string));
    }

    static Reply forgetTries(PactoCall call) {
        call.unit().tries().clear();
        return Envelope.RETURN.of(JsonText.string("OK"));
    }
}
