package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Html;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.pacto.PactoCall.Tricks;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What every call of an API passes: HTTP's version, the unit's key, errors, faults. */
final class PactoGate {

    private static final String BEARER = "Bearer ";

    private final PactoApi api;
    private final Units units;
    private final Requests requests;
    private final CallJournal journal;
    private final Faults faults;
    private final FaultyWire wire;

    PactoGate(PactoApi api, Units units, Requests requests, CallJournal journal, Faults faults) {
        this.api = api;
        this.units = units;
        this.requests = requests;
        this.journal = journal;
        this.faults = faults;
        wire = new FaultyWire(faults, api.party(), status -> PactoRefusal.ofStatus(api, status));
    }

    /** Whose key the call must bear, and whether V3 wants to know the company as well. */
    enum Caller {
        ANYBODY,
        UNIT,
        UNIT_OF_COMPANY
    }

    /** Anybody may ask for this. */
    Action open(String operation, Reply answer) {
        return call -> passed(operation, call, () -> answer);
    }

    Action guard(String operation, Caller caller, Operation work) {
        return call -> passed(operation, call, () -> answer(operation, caller, call, work));
    }

    /** What Pacto does not have is a page, and noted like everything else. */
    Reply unknownRoute(Call call) {
        requests.arrived(api, "unknown-route", call);
        return Reply.html(404, Html.page("pt-BR", "404 Não encontrado", ""));
    }

    private Reply passed(String operation, Call call, Supplier<Reply> answer) {
        journal.arrived(operation, Optional.empty());
        requests.arrived(api, operation, call);
        if (call.header("Upgrade").orElse("").toLowerCase(Locale.ROOT).contains("h2c")) {
            return Reply.empty(500);
        }
        return wire.around(operation, answer);
    }

    private Reply answer(String operation, Caller caller, Call call, Operation work) {
        try {
            Reply done = work.answer(admitted(operation, caller, call));
            return wire.spoilt(operation, doubled(operation, done));
        } catch (PactoRefusal refusal) {
            return refusal.reply(api);
        }
    }

    private PactoCall admitted(String operation, Caller caller, Call call) {
        String key = key(call);
        PactoUnit unit =
                (api == PactoApi.V3 ? units.ofV3(key) : units.ofV2(key))
                        .orElseThrow(PactoRefusal::stranger);
        if (api == PactoApi.V3 && caller == Caller.UNIT_OF_COMPANY) {
            requireCompany(call, unit);
        }
        Tricks tricks =
                new Tricks(
                        strikes(Fault.BARE_ANSWER, operation), strikes(Fault.PRICE_OFF, operation));
        return new PactoCall(api, key, unit, call, tricks);
    }

    private String key(Call call) {
        if (api == PactoApi.V2) {
            return call.pathParameter("key");
        }
        return call.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()))
                .orElseThrow(PactoRefusal::stranger);
    }

    private static void requireCompany(Call call, PactoUnit unit) {
        String company =
                call.header("empresaId")
                        .orElseThrow(
                                () -> PactoRefusal.shape("O cabeçalho empresaId é obrigatório"));
        if (!company.equals(Integer.toString(unit.keys().company()))) {
            throw PactoRefusal.rule("EMPRESA_INVALIDA", "A empresa não é desta chave");
        }
    }

    private boolean strikes(Fault fault, String operation) {
        return faults.strike(EnumSet.of(fault), api.party(), operation).isPresent();
    }

    private Reply doubled(String operation, Reply done) {
        if (!strikes(Fault.DOUBLE_ENVELOPE, operation)) {
            return done;
        }
        return JsonText.object(done.body()).map(body -> Envelope.twice(done, body)).orElse(done);
    }
}
