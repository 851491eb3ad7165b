package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

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
import java.util.Optional;
import java.util.function.Supplier;

/** Looks over a unit's keys: whether they open, and whether the unit is the one that was meant. */
@ApplicationScoped
class PactoDoctor implements ChecksAccounts {
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
            findings.add(found("v3-unit", () -> unit(Operation.V3_UNIT, "v3-unit", unit)));
        }
        if (unit.v2().isPresent()) {
            findings.add(found("v2-unit", () -> unit(Operation.V2_UNIT, "v2-unit", unit)));
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

    private Finding unit(Operation operation, String name, PactoAccount account) {
        var answer = calls.read(operation, Map.of(), account);
        var code = account.unit(operation.api());
        if (answer.status() == 401 || answer.status() == 403) {
            return Finding.wrong(name, "key-refused");
        }
        var known = unit(answer);
        if (known.isEmpty()) {
            return Finding.wrong(name, "unit-missing", code);
        }
        return known.get().equals(code)
                ? Finding.ok(name, "unit-found", code)
                : Finding.wrong(name, "unit-of-another", code, known.get());
    }

    /** The code that Pacto itself calls the unit by; empty if it knows none. */
    private static Optional<String> unit(Answer answer) {
        var envelope =
                Envelope.of(answer)
                        .orElseThrow(() -> new UnexpectedAnswer("status " + answer.status()));
        return envelope.error().isPresent()
                ? Optional.empty()
                : Optional.of(
                        label(envelope.object(), "codigo")
                                .orElseThrow(() -> new UnexpectedAnswer("codigo")));
    }
}
