package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every call of the API passes: headers, authentication, budget, errors, faults. */
final class AsaasGate {

    private static final Pattern ACCESS_TOKEN =
            Pattern.compile("\\$aact_(hmlg|prod)_[A-Za-z0-9:=_.\\-]{8,400}");

    private final Accounts accounts;
    private final CallJournal journal;
    private final FaultyWire wire;
    private final EventBarrier barrier;

    AsaasGate(Accounts accounts, CallJournal journal, FaultyWire wire, EventBarrier barrier) {
        this.accounts = accounts;
        this.journal = journal;
        this.wire = wire;
        this.barrier = barrier;
    }

    Action guard(String name, Operation operation) {
        return call -> {
            journal.arrived(name, Optional.empty());
            return wire.around(name, () -> answer(call, name, operation));
        };
    }

    Reply unknownRoute(Call call) {
        return answer(
                call,
                "unknown-route",
                unknown -> {
                    throw AsaasRefusal.notFound();
                });
    }

    private Reply answer(Call call, String name, Operation operation) {
        try {
            Account account = account(call);
            return account.budget().told(admitted(new AsaasCall(call, account), name, operation));
        } catch (AsaasRefusal unknownCaller) {
            return unknownCaller.reply();
        }
    }

    private Reply admitted(AsaasCall call, String name, Operation operation) {
        if (!call.account().budget().take()) {
            return AsaasRefusal.ofStatus(429);
        }
        try {
            checkForm(call.call());
            Reply done = barrier.around(call, name, () -> operation.answer(call));
            return wire.spoilt(name, done);
        } catch (AsaasRefusal refusal) {
            return refusal.reply();
        }
    }

    private Account account(Call call) {
        String token =
                call.header("access_token")
                        .filter(value -> !value.isBlank())
                        .orElseThrow(
                                () ->
                                        new AsaasRefusal(
                                                401,
                                                "access_token_not_found",
                                                "O cabeçalho access_token é obrigatório."));
        if (!ACCESS_TOKEN.matcher(token).matches()) {
            throw new AsaasRefusal(
                    401,
                    "invalid_access_token_format",
                    "A chave de API informada não tem o formato esperado.");
        }
        return accounts.accepted(token)
                .orElseThrow(
                        () ->
                                new AsaasRefusal(
                                        401,
                                        "invalid_access_token",
                                        "A chave de API informada é inválida."));
    }

    private static void checkForm(Call call) {
        if (call.header("User-Agent").filter(value -> !value.isBlank()).isEmpty()) {
            throw AsaasRefusal.invalid("user_agent", "O cabeçalho User-Agent é obrigatório.");
        }
        boolean hasBody = call.body().length > 0;
        if (hasBody && Set.of("GET", "HEAD").contains(call.method())) {
            throw new AsaasRefusal(403, "forbidden", "Requisições GET não podem ter um corpo.");
        }
        if (hasBody && !call.contentType().equals("application/json")) {
            throw new AsaasRefusal(
                    415, "invalid_content_type", "O Content-Type deve ser application/json.");
        }
    }
}
