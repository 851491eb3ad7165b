package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.pacto.PactoReplies.reply;

import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.pacto.Operation.Api;
import dev.catraca.adapters.gateways.pacto.PactoWire.Envelope;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.KnownClient;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleSettings;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.TaxId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A unit's plans, prices and clients, asked of V3 if the account has it, else of V2. */
@Dependent
class PactoUnits implements UnitSystem {
    private static final Pattern CATEGORY =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,59}");
    private static final Pattern COUPON = Pattern.compile("[^\\p{Cntrl}]{1,60}");

    private final PactoCalls calls;

    @Inject
    PactoUnits(PactoCalls calls) {
        this.calls = calls;
    }

    @Override
    public ProviderName name() {
        return PactoCalls.PARTY;
    }

    @Override
    public Reply<List<OfferedPlan>> plans(ProviderAccount account) {
        return reply(
                () -> {
                    var unit = PactoAccount.of(account);
                    var api = api(unit);
                    var operation = api == Api.V3 ? Operation.V3_PLANS : Operation.V2_PLANS;
                    return ask(
                            operation, Map.of(), unit, it -> PactoCatalogue.plans(it.list(), api));
                });
    }

    @Override
    public Reply<SaleSettings> settings(ProviderAccount account) {
        return reply(
                () -> {
                    var unit = PactoAccount.of(account);
                    var operation =
                            api(unit) == Api.V3 ? Operation.V3_CONFIGS : Operation.V2_CONFIGS;
                    return ask(
                            operation,
                            Map.of(),
                            unit,
                            it -> PactoCatalogue.settings(it.object(), unit));
                });
    }

    @Override
    public Reply<List<OfferedProduct>> products(String category, ProviderAccount account) {
        return reply(
                () -> {
                    if (!CATEGORY.matcher(category).matches()) {
                        throw PactoReplies.refused("category-unknown");
                    }
                    var unit = PactoAccount.of(account);
                    var operation =
                            api(unit) == Api.V3 ? Operation.V3_PRODUCTS : Operation.V2_PRODUCTS;
                    return ask(
                            operation,
                            Map.of("category", category),
                            unit,
                            it -> PactoCatalogue.products(it.list()));
                });
    }

    @Override
    public Reply<Optional<KnownClient>> client(TaxId taxId, ProviderAccount account) {
        return reply(() -> client(taxId, PactoAccount.of(account)).map(PactoCatalogue::client));
    }

    /** Who has this tax id there. Several would be Pacto's mistake, and none of them is certain. */
    Optional<JsonObject> client(TaxId taxId, PactoAccount unit) {
        var operation = api(unit) == Api.V3 ? Operation.V3_CLIENT : Operation.V2_CLIENT;
        var answer = calls.read(operation, Map.of("cpf", taxId.digits()), unit);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return PactoReplies.read(answer, PactoUnits::onlyClient);
    }

    private static Optional<JsonObject> onlyClient(Envelope envelope) {
        if (envelope.content().isEmpty()) {
            return Optional.empty();
        }
        if (!(envelope.content().get() instanceof JsonArray)) {
            return Optional.of(envelope.object());
        }
        var all = envelope.list();
        if (all.size() > 1) {
            throw new UnexpectedAnswer("several clients");
        }
        return all.stream().findFirst();
    }

    @Override
    public Reply<CouponEffect> coupon(String coupon, PlanCode plan, ProviderAccount account) {
        return reply(() -> effect(coupon, plan, PactoAccount.of(account)));
    }

    private CouponEffect effect(String coupon, PlanCode plan, PactoAccount unit) {
        if (!COUPON.matcher(coupon).matches()) {
            throw PactoReplies.refused("coupon-unknown");
        }
        // A sale of V2 knows the coupon itself, so V2 is asked if it will sell.
        var operation = unit.v2().isPresent() ? Operation.V2_COUPON : Operation.V3_COUPON;
        var body = wished(plan, unit.unit(operation.api())).build();
        var answer = calls.read(operation, Map.of("coupon", coupon), Optional.of(body), unit);
        return PactoReplies.read(answer, it -> effect(it.object()));
    }

    private static CouponEffect effect(JsonObject json) {
        if (json.get("percentual") instanceof JsonNumber percent
                && percent.bigDecimalValue().signum() > 0) {
            var points = percent.bigDecimalValue().movePointRight(2);
            if (points.stripTrailingZeros().scale() > 0
                    || points.intValue() > BasisPoints.WHOLE
                    || points.precision() - points.scale() > 5) {
                throw new UnexpectedAnswer("percentual");
            }
            return new CouponEffect.Percent(new BasisPoints(points.intValueExact()));
        }
        return PactoMoney.optional(json, "valor")
                .filter(Money::isPositive)
                .<CouponEffect>map(CouponEffect.Amount::new)
                .orElseGet(CouponEffect.Untold::new);
    }

    @Override
    public Reply<Simulation> simulate(SaleWish wish, LocalDate today, ProviderAccount account) {
        return reply(
                () -> {
                    var unit = PactoAccount.of(account);
                    var isByV2 =
                            unit.v2().isPresent()
                                    && (unit.v3().isEmpty() || wish.coupon().isPresent());
                    return isByV2
                            ? simulateByV2(wish, today, unit)
                            : simulateByV3(wish, today, unit);
                });
    }

    /** V3 can be told of the plan only. */
    private Simulation simulateByV3(SaleWish wish, LocalDate today, PactoAccount unit) {
        var plan = Map.of("plan", Integer.toString(number(wish.plan())));
        var price =
                ask(Operation.V3_SIMULATION, plan, unit, it -> PactoPrice.of(it.object(), today));
        var discounted =
                wish.coupon().map(it -> price.less(effect(it, wish.plan(), unit))).orElse(price);
        return discounted.in(wish.installments(), wish.dueDay(), today).simulation();
    }

    private Simulation simulateByV2(SaleWish wish, LocalDate today, PactoAccount unit) {
        var isPlain =
                wish.installments() == 1 && wish.dueDay().isEmpty() && wish.coupon().isEmpty();
        if (isPlain) {
            var plan = Map.of("plan", Integer.toString(number(wish.plan())));
            return ask(Operation.V2_SIMULATION, plan, unit, it -> PactoPrice.of(it.object(), today))
                    .simulation();
        }
        var body = wished(wish.plan(), unit.unit(Api.V2));
        if (wish.installments() > 1) {
            body.add("nrVezesDividir", wish.installments());
        }
        wish.dueDay().ifPresent(it -> body.add("diaVencimento", it));
        wish.coupon().ifPresent(it -> body.add("numeroCupomDesconto", it));
        var answer =
                calls.read(
                        Operation.V2_SIMULATION_OF_WISH, Map.of(), Optional.of(body.build()), unit);
        var price = PactoReplies.read(answer, it -> PactoPrice.of(it.object(), today));
        return price.parts().size() == wish.installments() || wish.installments() == 1
                ? price.simulation()
                : price.in(wish.installments(), wish.dueDay(), today).simulation();
    }

    private static JsonObjectBuilder wished(PlanCode plan, String unit) {
        return PactoNumbers.put(Json.createObjectBuilder(), "unidade", unit)
                .add("plano", number(plan));
    }

    /** Pacto's codes are numbers; there is no other plan. */
    private static int number(PlanCode plan) {
        return PactoNumbers.of(plan).orElseThrow(() -> PactoReplies.refused("plan-unknown"));
    }

    private <T> T ask(
            Operation operation,
            Map<String, String> values,
            PactoAccount unit,
            Function<Envelope, T> reading) {
        return PactoReplies.read(calls.read(operation, values, unit), reading);
    }

    private static Api api(PactoAccount unit) {
        if (unit.v3().isPresent()) {
            return Api.V3;
        }
        if (unit.v2().isPresent()) {
            return Api.V2;
        }
        throw PactoReplies.unavailable("account-incomplete", Optional.empty());
    }
}
