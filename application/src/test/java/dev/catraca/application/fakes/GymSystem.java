package dev.catraca.application.fakes;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.CustomerField;
import dev.catraca.domain.sale.KnownClient;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleSettings;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.TaxId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A gym's own system that does as it is told, and refuses to be asked inside a transaction. */
public final class GymSystem implements UnitSystem, SellsDirectly {
    public static final ProviderName NAME = new ProviderName("pacto");

    private final InMemoryTransactions transactions;
    private final List<SaleRequest> sold = new CopyOnWriteArrayList<>();
    private final List<SaleInquiry> looked = new CopyOnWriteArrayList<>();
    private final AtomicInteger planReads = new AtomicInteger();
    private final AtomicInteger simulations = new AtomicInteger();
    private final AtomicInteger settingsReads = new AtomicInteger();

    public volatile Reply<List<OfferedPlan>> plans = new Reply.Known<>(List.of(plan("12", 12)));
    public volatile Money price = Money.of(19_990, "BRL");
    public volatile Optional<Reply<Simulation>> noSimulation = Optional.empty();
    public volatile Set<PaymentMethod> methods = EnumSet.allOf(PaymentMethod.class);
    public volatile Set<CustomerField> demanded = Set.of();
    public volatile List<String> lacking = List.of();
    public volatile Function<SaleRequest, SaleOutcome> selling =
            it -> new SaleOutcome.Unclear("nobody said what to do with " + it);

    /** How long it takes to tell its plans. */
    public volatile Duration pause = Duration.ZERO;

    public volatile ChargeReport report = new ChargeReport.Absent();

    public GymSystem(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static OfferedPlan plan(String code, int maxInstallments) {
        return new OfferedPlan(
                new PlanCode(code),
                "Anual",
                Optional.of(Money.of(19_990, "BRL")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                12,
                maxInstallments,
                List.of("MUSCULAÇÃO"),
                List.of(5, 10),
                true,
                false,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** All that was ever sent. */
    public List<SaleRequest> sold() {
        return List.copyOf(sold);
    }

    public List<SaleInquiry> looked() {
        return List.copyOf(looked);
    }

    public int planReads() {
        return planReads.get();
    }

    public int simulations() {
        return simulations.get();
    }

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public List<Credential> credentials() {
        return List.of(new Credential("key", false, true));
    }

    @Override
    public List<String> lacking(ProviderAccount account) {
        return lacking;
    }

    @Override
    public Set<PaymentMethod> methods(ProviderAccount account) {
        return methods;
    }

    @Override
    public SaleOutcome sell(SaleRequest request, ProviderAccount account) {
        transactions.requireNone();
        sold.add(request);
        return selling.apply(request);
    }

    @Override
    public ChargeReport look(SaleInquiry inquiry, ProviderAccount account) {
        transactions.requireNone();
        looked.add(inquiry);
        return report;
    }

    @Override
    public Reply<List<OfferedPlan>> plans(ProviderAccount account) {
        transactions.requireNone();
        planReads.incrementAndGet();
        sleep(pause);
        return plans;
    }

    @Override
    public Reply<Simulation> simulate(SaleWish wish, LocalDate today, ProviderAccount account) {
        transactions.requireNone();
        simulations.incrementAndGet();
        var part = new Simulation.Part(1, price, today);
        return noSimulation.orElseGet(
                () ->
                        new Reply.Known<>(
                                new Simulation("Anual", price, List.of(part), Optional.empty())));
    }

    public int settingsReads() {
        return settingsReads.get();
    }

    @Override
    public Reply<SaleSettings> settings(ProviderAccount account) {
        transactions.requireNone();
        settingsReads.incrementAndGet();
        return new Reply.Known<>(new SaleSettings(methods, demanded, false));
    }

    @Override
    public Reply<List<OfferedProduct>> products(String category, ProviderAccount account) {
        return new Reply.Known<>(List.of());
    }

    @Override
    public Reply<CouponEffect> coupon(String coupon, PlanCode plan, ProviderAccount account) {
        return new Reply.Refused<>("unknown");
    }

    @Override
    public Reply<Optional<KnownClient>> client(TaxId taxId, ProviderAccount account) {
        return new Reply.Known<>(Optional.empty());
    }
}
