package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.clock.Agenda;
import dev.catraca.sandbox.clock.TwinClock;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.Faults;
import dev.catraca.sandbox.faults.FaultyWire;
import dev.catraca.sandbox.twins.http.Action;
import dev.catraca.sandbox.twins.http.CallJournal;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;
import dev.catraca.sandbox.twins.http.Routes;
import dev.catraca.sandbox.twins.pacto.PactoGate.Caller;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Pacto's sales APIs V2 and V3 as far as Catraca uses them: two doors to the same units. */
public final class PactoTwin {

    /** What {@code unidadesRede} wants in its path. */
    public static final String NETWORK_KEY = "5a4c3b2d1e0f968778695a4b3c2d1e0f";

    /** Where V2 is; {@code /v2/…} is appended. */
    public static final String V2_PATH = "/pacto/api/prest";

    /** Where V3 is; {@code /psec/…} is appended. */
    public static final String V3_PATH = "/pacto/apigw";

    static final String PAY_PATH = "/pacto/pagar/";

    private final Units units = new Units();
    private final Sales sales;
    private final SaleReader reader = new SaleReader();
    private final ReadOperations reads;
    private final SaleOperations sells;
    private final PactoLedger ledger;
    private final Routes routes;

    /** Where the twin is reached is needed for the addresses it hands out. */
    public PactoTwin(URI uri, TwinClock clock, Agenda agenda, Faults faults, Routes routes) {
        this.routes = routes;
        units.add(DemoUnits.torres());
        units.add(DemoUnits.centro());
        sales = new Sales(clock, agenda);
        reads = new ReadOperations(units, sales, reader);
        sells = new SaleOperations(sales, reader, new SaleJson(uri + PAY_PATH));
        Requests requests = new Requests(units, clock);
        Map<PactoApi, CallJournal> journals = new EnumMap<>(PactoApi.class);
        for (PactoApi api : PactoApi.values()) {
            journals.put(api, new CallJournal());
        }
        ledger = new PactoLedger(sales, requests, Map.copyOf(journals));
        journals.forEach(
                (api, journal) -> {
                    PactoGate gate = new PactoGate(api, units, requests, journal, faults);
                    faults.party(api.party(), faultsOf(), serve(api, gate));
                });
        new PayPageRoutes(sales).add(routes);
        new TwinOnlyRoutes(this).add(routes);
    }

    private static EnumSet<Fault> faultsOf() {
        EnumSet<Fault> all = EnumSet.copyOf(FaultyWire.COMMON);
        all.addAll(
                Set.of(
                        Fault.LATE,
                        Fault.EMPTY_500,
                        Fault.HTML_500,
                        Fault.ERROR_IN_200,
                        Fault.BARE_ANSWER,
                        Fault.DOUBLE_ENVELOPE,
                        Fault.PRICE_OFF));
        return all;
    }

    /** Answers the names of the operations. */
    private Set<String> serve(PactoApi api, PactoGate gate) {
        if (api == PactoApi.V3) {
            Door door = new Door(V3_PATH + "/psec", gate);
            serveV3(door);
            routes.otherwise(V3_PATH, gate::unknownRoute);
            return door.operations;
        }
        Door door = new Door(V2_PATH + "/v2/vendas", gate);
        serveV2(door);
        routes.otherwise(V2_PATH, gate::unknownRoute);
        return door.operations;
    }

    /** Puts operations behind addresses. */
    private final class Door {
        private final Set<String> operations = new TreeSet<>();
        private final String path;
        private final PactoGate gate;

        Door(String path, PactoGate gate) {
            this.path = path;
            this.gate = gate;
        }

        Door add(String method, String relative, String name, Operation work) {
            return add(method, relative, name, Caller.UNIT_OF_COMPANY, work);
        }

        Door add(String method, String relative, String name, Caller caller, Operation work) {
            return put(method, relative, name, gate.guard(name, caller, work));
        }

        Door put(String method, String relative, String name, Action action) {
            routes.add(method, path + relative, action);
            operations.add(name);
            return this;
        }
    }

    private void serveV3(Door door) {
        door.put(
                        "GET",
                        "/vendas/health",
                        "health",
                        door.gate.open(
                                "health",
                                Reply.json(200, Fields.object().with("status", "UP").build())))
                .add(
                        "GET",
                        "/credential-validator",
                        "validate-credential",
                        Caller.UNIT,
                        reads::credential)
                .add("GET", "/vendas/unidade", "read-unit", reads::unit)
                .add("GET", "/vendas/unidades", "list-units", Caller.UNIT, reads::unitsOfKey)
                .add("GET", "/vendas/planos", "list-plans", reads::plans)
                .add("GET", "/vendas/configs", "read-configs", reads::configs)
                .add("GET", "/vendas/produtos/{category}", "list-products", reads::products)
                .add("GET", "/vendas/consultarCliente", "find-client", reads::findClient)
                .add(
                        "GET",
                        "/vendas/{network}/unidadesRede",
                        "list-network",
                        Caller.UNIT,
                        reads::unitsOfNetwork)
                .add("POST", "/vendas/simularVenda/{plan}", "simulate", reads::simulate)
                .add("POST", "/vendas/validarCupomDesconto", "check-coupon", reads::coupon)
                .add("POST", "/vendas/token", "sale-token", reads::saleToken)
                .add("POST", "/vendas/cadastrarVenda", "sell-card", sells::sell);
    }

    private void serveV2(Door door) {
        door.add("POST", "/tkn/{key}", "sale-token", reads::saleToken)
                .add("GET", "/{key}/unidade/{unit}", "read-unit", reads::unit)
                .add("GET", "/{key}/unidades", "list-units", reads::unitsOfKey)
                .add("GET", "/{key}/planos/{unit}", "list-plans", reads::plans)
                .add("GET", "/{key}/plano/{unit}/{plan}", "read-plan", reads::plan)
                .add("GET", "/{key}/configs/{unit}", "read-configs", reads::configs)
                .add("GET", "/{key}/produtos/{unit}/{category}", "list-products", reads::products)
                .add("POST", "/{key}/simular/{plan}/{unit}", "simulate", reads::simulate)
                .add("POST", "/{key}/simularV2/{unit}", "simulate-order", reads::simulateOrder)
                .add("POST", "/{key}/adicionarCupomDescontoSite", "check-coupon", reads::coupon)
                .add("POST", "/{key}/alunovendaonline/{captcha}", "sell-card", sells::sellByCard)
                .add("POST", "/{key}/alunovendaonlinepix/{captcha}", "sell-pix", sells::sellByPix)
                .add(
                        "POST",
                        "/{key}/alunovendaonlineboleto/{captcha}",
                        "sell-boleto",
                        sells::sellByBoleto)
                .add("GET", "/{key}/consultarCliente", "find-client", reads::findClient)
                .add("GET", "/{key}/aluno/{enrolment}", "read-member", reads::member)
                .add("GET", "/{key}/pessoas/{person}/pagamentos", "list-payments", reads::payments);
    }

    /** What happened, seen from Pacto's side: the balance of truth for tests. */
    public PactoLedger ledger() {
        return ledger;
    }

    public List<PactoUnit> units() {
        return units.all();
    }

    public Optional<PactoUnit> unit(String slug) {
        return units.named(slug);
    }

    /** Opens a unit with the plans of the demo units; one of the same name is closed. */
    public PactoUnit addUnit(String slug, int code, PactoKeys keys) {
        PactoUnit unit =
                DemoUnits.stocked(
                        new PactoUnit(slug, code, "Live " + slug, "Porto Alegre", "RS", keys));
        units.add(unit);
        return unit;
    }

    /** Whether a sale by V3 must bear a token of {@code token}; it must unless one says no. */
    public void requireSaleTokens(boolean required) {
        reader.requireTokens(required);
    }

    /** The buyer pays the PIX or boleto; throws {@link ActionRefused} if it is not open. */
    public void pay(int saleCode) {
        sales.pay(sale(saleCode));
    }

    /** Nobody pays the PIX or boleto. */
    public void expire(int saleCode) {
        sales.expire(sale(saleCode));
    }

    /** Whoever looked at the sale is content. */
    public void approve(int saleCode) {
        sales.approve(sale(saleCode));
    }

    /** Whoever looked at the sale is not content. */
    public void decline(int saleCode) {
        sales.decline(sale(saleCode));
    }

    private Sale sale(int code) {
        return sales.find(code).orElseThrow();
    }
}
