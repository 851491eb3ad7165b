package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;
import java.util.Optional;
import java.util.Set;

/** What both APIs let one read; each wraps it in its own manner. */
final class ReadOperations {

    private final Units units;
    private final Sales sales;
    private final SaleReader reader;

    ReadOperations(Units units, Sales sales, SaleReader reader) {
        this.units = units;
        this.sales = sales;
        this.reader = reader;
    }

    Reply credential(PactoCall call) {
        return Envelope.CONTENT.of(
                Fields.object().with("valid", true).with("nome", call.unit().name()).build());
    }

    /** V2 names the unit in the path. */
    Reply unit(PactoCall call) {
        requireUnitOfV2(call);
        return Envelope.RETURN.of(CatalogueJson.unit(call.unit()));
    }

    /** Any key of V3 shows all units of the network; one of V2 is the unit's own. */
    Reply unitsOfKey(PactoCall call) {
        return Envelope.RETURN.of(
                call.api() == PactoApi.V3
                        ? JsonText.array(units.all(), CatalogueJson::unit)
                        : JsonText.array(CatalogueJson.unit(call.unit())));
    }

    Reply unitsOfNetwork(PactoCall call) {
        if (!call.pathParameter("network").equals(PactoTwin.NETWORK_KEY)) {
            throw PactoRefusal.rule("REDE_INVALIDA", "Rede não encontrada");
        }
        return Envelope.CONTENT.of(JsonText.array(units.all(), CatalogueJson::unit));
    }

    Reply plans(PactoCall call) {
        requireUnitOfV2(call);
        return Envelope.RETURN.of(
                JsonText.array(
                        call.unit().plans(),
                        plan -> CatalogueJson.plan(plan, call.api(), call::price)));
    }

    Reply plan(PactoCall call) {
        call.requireQuery(Set.of("isRenovacao", "isRematricula"));
        call.requireOwnUnit("unit");
        PactoPlan plan = SaleReader.plan(call.unit(), call.number("plan"));
        return Envelope.RETURN.of(CatalogueJson.plan(plan, call.api(), call::price));
    }

    Reply configs(PactoCall call) {
        requireUnitOfV2(call);
        return Envelope.RETURN.of(CatalogueJson.configs(call.unit().configs()));
    }

    Reply products(PactoCall call) {
        requireUnitOfV2(call);
        String category = call.pathParameter("category");
        Envelope envelope = call.api() == PactoApi.V3 ? Envelope.DATA : Envelope.RETURN;
        return envelope.of(
                JsonText.array(
                        call.unit().products().stream()
                                .filter(product -> product.category().equals(category))
                                .toList(),
                        CatalogueJson::product));
    }

    private static void requireUnitOfV2(PactoCall call) {
        if (call.api() == PactoApi.V2) {
            call.requireOwnUnit("unit");
        }
    }

    /** V3 wants no body at all, and V2 no other than an empty object. */
    Reply simulate(PactoCall call) {
        call.requireNoBody();
        requireUnitOfV2(call);
        PactoPlan plan = SaleReader.plan(call.unit(), call.number("plan"));
        Envelope envelope = call.api() == PactoApi.V3 ? Envelope.CONTENT : Envelope.RETURN;
        return simulated(
                call,
                envelope,
                Simulation.of(plan, PactoTime.day(sales.now()), Simulation.Terms.none()));
    }

    Reply simulateOrder(PactoCall call) {
        call.requireOwnUnit("unit");
        return simulated(call, Envelope.RETURN, reader.simulation(call, sales.now()));
    }

    private Reply simulated(PactoCall call, Envelope envelope, Simulation simulation) {
        return envelope.of(CatalogueJson.simulation(simulation, sales.now(), call::price));
    }

    Reply coupon(PactoCall call) {
        call.requireQuery(Set.of("numeroCupomDesconto"));
        String code = call.requiredQuery("numeroCupomDesconto");
        boolean bodyWanted = call.api() == PactoApi.V3 || call.hasBody();
        Optional<PactoPlan> plan = bodyWanted ? reader.couponsPlan(call) : Optional.empty();
        PactoCoupon coupon = SaleReader.coupon(call.unit(), code);
        Fields told =
                Fields.object()
                        .with("numeroCupomDesconto", coupon.code())
                        .with("status", "VALIDO")
                        .with("tipoDesconto", coupon.basisPoints() > 0 ? "PERCENTUAL" : "VALOR")
                        .with("percentual", Reais.json(coupon.basisPoints()));
        plan.ifPresent(
                one ->
                        told.with("codigoPlano", one.code())
                                .with("valor", Reais.noisy(coupon.discount(one.total()))));
        return Envelope.RETORNO.of(told.build());
    }

    Reply saleToken(PactoCall call) {
        call.requireQuery(Set.of("ipPublico"));
        call.requiredIp("ipPublico");
        call.requireNoBody();
        return Envelope.RETURN.of(JsonText.string(call.unit().newSaleToken(sales.now())));
    }

    Reply findClient(PactoCall call) {
        call.requireQuery(Set.of("cpf", "email", "cliente", "empresa"));
        Optional<String> cpf = call.query("cpf").map(text -> text.replaceAll("[.-]", ""));
        Optional<String> email = call.query("email");
        Optional<String> code = call.query("cliente");
        if (cpf.isEmpty() && email.isEmpty() && code.isEmpty()) {
            throw PactoRefusal.shape("Informe cpf, email ou cliente");
        }
        Envelope envelope = call.api() == PactoApi.V3 ? Envelope.CONTENT : Envelope.RETURN;
        return envelope.of(
                JsonText.array(
                        call.unit().clients().stream()
                                .filter(one -> isSame(cpf, one.cpf()))
                                .filter(one -> isSame(email, one.email()))
                                .filter(one -> isSame(code, Integer.toString(one.code())))
                                .toList(),
                        one -> SaleJson.client(call.unit(), one)));
    }

    private static boolean isSame(Optional<String> wanted, String found) {
        return wanted.isEmpty() || wanted.get().equalsIgnoreCase(found);
    }

    Reply member(PactoCall call) {
        PactoUnit unit = call.unit();
        String enrolment = call.pathParameter("enrolment");
        Client client =
                unit.clients().stream()
                        .filter(one -> one.enrolment().equals(enrolment))
                        .findFirst()
                        .orElseThrow(ReadOperations::noMember);
        return Envelope.RETURN.of(SaleJson.member(unit, client, sales.of(client)));
    }

    Reply payments(PactoCall call) {
        PactoUnit unit = call.unit();
        int person = call.number("person");
        Client client =
                unit.clients().stream()
                        .filter(one -> one.person() == person)
                        .findFirst()
                        .orElseThrow(ReadOperations::noMember);
        return Envelope.CONTENT.of(
                JsonText.array(
                        sales.of(client).stream().filter(sale -> sale.state().isPaid()).toList(),
                        SaleJson::payment));
    }

    private static PactoRefusal noMember() {
        return PactoRefusal.rule("ALUNO_NAO_ENCONTRADO", "Aluno não encontrado");
    }
}
