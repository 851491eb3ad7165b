package dev.catraca.adapters.provisioning;

import dev.catraca.adapters.provisioning.Answer.Verdict;
import dev.catraca.application.provisioning.port.MainSystem;
import dev.catraca.domain.merchant.MainSystemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Both main systems over their one HTTP contract. */
@ApplicationScoped
class HttpMainSystem implements MainSystem {
    private final GuardedMainSystem remote;
    private final GuardedMainSystem embedded;
    private final CallRecords records;

    @Inject
    HttpMainSystem(RemoteMainSystem remote, EmbeddedMainSystem embedded, CallRecords records) {
        this.remote = remote;
        this.embedded = embedded;
        this.records = records;
    }

    @Override
    public GrantOutcome grant(MainSystemKind kind, Grant grant) {
        var verdict =
                ask(
                        kind,
                        grant,
                        HttpMethod.POST,
                        MainSystemApi.CREATE,
                        (api, authorization) ->
                                api.createFromPayment(
                                        authorization,
                                        grant.key().toString(),
                                        MainSystemWire.of(grant)),
                        MainSystemWire::account);
        return switch (verdict) {
            case Answer.Yes(var account) -> new GrantOutcome.Granted(account);
            case Answer.No(_, var reason) -> new GrantOutcome.Refused(reason);
            case Answer.Unclear(var cause, var pause) -> new GrantOutcome.Unavailable(cause, pause);
        };
    }

    @Override
    public ReverseOutcome change(MainSystemKind kind, Change change, Grant grant) {
        String verb = change.name().toLowerCase(Locale.ROOT);
        var verdict =
                ask(
                        kind,
                        grant,
                        HttpMethod.POST,
                        MainSystemApi.CHANGE.replace("{change}", verb),
                        (api, authorization) ->
                                api.change(
                                        authorization,
                                        grant.paymentReference(),
                                        verb,
                                        grant.provider().value()),
                        MainSystemWire::success);
        return switch (verdict) {
            case Answer.Yes(_) -> new ReverseOutcome.Changed();
            case Answer.No(_, var reason) -> new ReverseOutcome.Refused(reason);
            case Answer.Unclear(var cause, var pause) ->
                    new ReverseOutcome.Unavailable(cause, pause);
        };
    }

    @Override
    public LookOutcome look(MainSystemKind kind, Grant grant) {
        var verdict =
                ask(
                        kind,
                        grant,
                        HttpMethod.GET,
                        MainSystemApi.BY_PAYMENT,
                        (api, authorization) ->
                                api.byPayment(
                                        authorization,
                                        grant.paymentReference(),
                                        grant.provider().value()),
                        MainSystemWire::access);
        return switch (verdict) {
            case Answer.Yes(var access) -> new LookOutcome.Found(access);
            case Answer.No(var status, _) when status == 404 -> new LookOutcome.Absent();
            case Answer.No(_, var reason) -> new LookOutcome.Unclear(reason);
            case Answer.Unclear(var cause, _) -> new LookOutcome.Unclear(cause);
        };
    }

    private <T> Verdict<T> ask(
            MainSystemKind kind,
            Grant grant,
            String method,
            String route,
            MainSystemClient.Request request,
            Function<JsonObject, Optional<T>> reader) {
        GuardedMainSystem target = target(kind);
        if (!target.isConfigured()) {
            return new Answer.Unclear<>("not-configured", Optional.empty());
        }
        var call =
                records.start(
                        target.party(),
                        method,
                        route,
                        "%s %s".formatted(grant.key(), grant.plan()),
                        grant.order().toString());
        try {
            Answer answer = target.ask(request);
            Verdict<T> verdict = answer.verdict(reader);
            call.end(Optional.of(answer.status()), error(verdict));
            return verdict;
        } catch (NoAnswer none) {
            call.end(none.status(), Optional.of(none.kind()));
            return new Answer.Unclear<>(none.kind(), none.retryAfter());
        } catch (CircuitBreakerOpenException _) {
            return new Answer.Unclear<>("breaker-open", Optional.empty());
        } catch (BulkheadException _) {
            return new Answer.Unclear<>("too-many-calls", Optional.empty());
        }
    }

    private GuardedMainSystem target(MainSystemKind kind) {
        return switch (kind) {
            case REMOTE -> remote;
            case EMBEDDED -> embedded;
            case NONE -> throw new IllegalArgumentException("There is no main system to call.");
        };
    }

    private static Optional<String> error(Verdict<?> verdict) {
        return switch (verdict) {
            case Answer.Yes<?> _ -> Optional.empty();
            case Answer.No<?> _ -> Optional.of("refused");
            case Answer.Unclear<?>(var cause, _) -> Optional.of(cause);
        };
    }
}
