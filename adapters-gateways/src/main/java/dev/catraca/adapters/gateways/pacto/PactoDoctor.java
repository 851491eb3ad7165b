package dev.catraca.adapters.gateways.pacto;

import static java.util.stream.Collectors.joining;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.pacto.PactoWire.Envelope;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChecksAccounts;
import dev.catraca.domain.merchant.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Looks over a unit's keys: whether they open, and whether the unit is the one that was meant. */
@ApplicationScoped
class PactoDoctor implements ChecksAccounts {
    private static final String UNIT_MISSING = "unit-missing";
    private static final String UNIT_OF_ANOTHER = "unit-of-another";
    private static final String UNIT_NAMED_OTHERWISE = "unit-named-otherwise";
    private static final Set<String> ELSEWHERE =
            Set.of(UNIT_MISSING, UNIT_OF_ANOTHER, UNIT_NAMED_OTHERWISE);

    /** A chain's units fit into a finding, and a mad answer does not. */
    private static final int MOST = 100;

    private final PactoCalls calls;

    @Inject
    PactoDoctor(PactoCalls calls) {
        this.calls = calls;
    }

    @Override
    public ProviderName provider() {
        return PactoCalls.PARTY;
    }

    @Override
    public List<Finding> check(ProviderAccount account, Expectation expected) {
        var unit = PactoAccount.of(account);
        var findings = new ArrayList<Finding>();
        if (unit.v3().isPresent()) {
            findings.add(found("v3-service", () -> service(unit)));
            findings.add(found("v3-key", () -> key(unit)));
            findings.addAll(unit("v3", Operation.V3_UNIT, Operation.V3_UNITS, unit, expected));
        }
        if (unit.v2().isPresent()) {
            findings.addAll(unit("v2", Operation.V2_UNIT, Operation.V2_UNITS, unit, expected));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.wrong("account", "account-incomplete"));
        }
        return List.copyOf(findings);
    }

    private static Finding found(String name, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (CallFailed failed) {
            return Finding.wrong(name, "no-answer", failed.failure().code());
        } catch (UnexpectedAnswer unexpected) {
            return Finding.wrong(name, "no-answer", unexpected.cause());
        }
    }

    private Finding service(PactoAccount unit) {
        var answer = calls.read(Operation.V3_HEALTH, Map.of(), unit);
        return answer.status() == 200
                ? Finding.ok("v3-service", "service-up")
                : Finding.wrong("v3-service", "no-answer", "status " + answer.status());
    }

    private Finding key(PactoAccount unit) {
        var answer = calls.read(Operation.V3_KEY, Map.of(), unit);
        return switch (answer.status()) {
            case 200, 204 -> Finding.ok("v3-key", "key-accepted", company(unit));
            case 401, 403 -> Finding.wrong("v3-key", "key-refused");
            default -> Finding.wrong("v3-key", "no-answer", "status " + answer.status());
        };
    }

    private static String company(PactoAccount unit) {
        return unit.v3().map(PactoAccount.V3::company).orElse("");
    }

    /** Whose code is wrong is told which units there are: one of them is meant. */
    private List<Finding> unit(
            String api,
            Operation operation,
            Operation list,
            PactoAccount account,
            Expectation expected) {
        var finding = found(api + "-unit", () -> unit(api, operation, account, expected));
        return ELSEWHERE.contains(finding.code())
                ? List.of(finding, found(api + "-units", () -> units(api, list, account)))
                : List.of(finding);
    }

    private Finding unit(
            String api, Operation operation, PactoAccount account, Expectation expected) {
        var name = api + "-unit";
        var answer = calls.read(operation, Map.of(), account);
        var code = account.unit(operation.api());
        if (answer.status() == 401 || answer.status() == 403) {
            return Finding.wrong(name, "key-refused");
        }
        var envelope = envelope(answer);
        if (envelope.error().isPresent()) {
            return Finding.wrong(name, UNIT_MISSING, code);
        }
        var unit = PactoPlace.of(envelope.object());
        if (!unit.code().equals(code)) {
            return Finding.wrong(name, UNIT_OF_ANOTHER, code, unit.code());
        }
        return unit.is(expected.name(), expected.postalCode())
                ? Finding.ok(name, "unit-found", code)
                : Finding.wrong(name, UNIT_NAMED_OTHERWISE, code, unit.name(), expected.name());
    }

    private Finding units(String api, Operation list, PactoAccount account) {
        var name = api + "-units";
        var answer = calls.read(list, Map.of(), account);
        if (answer.status() == 401 || answer.status() == 403) {
            return Finding.wrong(name, "key-refused");
        }
        var units =
                envelope(answer).list().stream()
                        .map(PactoPlace::of)
                        .map(it -> it.code() + " " + it.name())
                        .limit(MOST)
                        .collect(joining(", "));
        return Finding.ok(name, "units-known", units.isEmpty() ? "-" : units);
    }

    private static Envelope envelope(Answer answer) {
        return Envelope.of(answer)
                .orElseThrow(() -> new UnexpectedAnswer("status " + answer.status()));
    }
}
