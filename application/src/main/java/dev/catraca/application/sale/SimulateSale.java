package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.sale.UnitDesks.Desk;
import dev.catraca.application.sale.port.SaleQuotes;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.quote.QuoteId;
import dev.catraca.domain.sale.SaleQuote;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/**
 * What a plan would cost today, and for a quarter of an hour for whoever refers to it. The unit's
 * system is asked once for all who wish the same on the same day.
 */
public final class SimulateSale {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final UnitDesks desks;
    private final ReadUnitPlans plans;
    private final UnitSystem system;
    private final SaleQuotes quotes;
    private final Clock clock;
    private final Memory<Question, Simulation> memory;

    /** {@code life} is for how long a simulation is not asked for again. */
    public SimulateSale(
            Merchants merchants,
            ProviderAccounts accounts,
            ReadUnitPlans plans,
            UnitSystem system,
            SaleQuotes quotes,
            Clock clock,
            Duration life) {
        this.desks = new UnitDesks(merchants, accounts, system.name());
        this.plans = plans;
        this.system = system;
        this.quotes = quotes;
        this.clock = clock;
        this.memory = new Memory<>(clock, life);
    }

    /** The caller chooses the quote's id. */
    public record Command(QuoteId quote, Slug unit, SaleWish wish) {}

    /** All that a simulation depends on. */
    private record Question(MerchantId unit, SaleWish wish, LocalDate day) {}

    /** What came of the wish for a price. */
    public sealed interface Outcome {
        record Simulated(SaleQuote quote, boolean isRemembered) implements Outcome {}

        record UnitUnknown() implements Outcome {}

        record NotSellable() implements Outcome {}

        record PlanUnknown() implements Outcome {}

        /** 1 to {@code most} are on offer. */
        record InstallmentsNotOffered(int most) implements Outcome {}

        record DueDayNotOffered() implements Outcome {}

        /** The unit's system says no, to the coupon for example. */
        record Refused() implements Outcome {}

        record Unavailable(Duration retryAfter) implements Outcome {}
    }

    public Outcome simulate(Command command) {
        return switch (desks.of(command.unit())) {
            case Desk.Unknown() -> new Outcome.UnitUnknown();
            case Desk.Closed() -> new Outcome.NotSellable();
            case Desk.Open(var unit, var account) -> simulate(command, unit, account);
        };
    }

    private Outcome simulate(Command command, Merchant unit, ProviderAccount account) {
        return switch (plans.read(new ReadUnitPlans.Command(command.unit()))) {
            case ReadUnitPlans.Outcome.UnitUnknown() -> new Outcome.UnitUnknown();
            case ReadUnitPlans.Outcome.NotSellable() -> new Outcome.NotSellable();
            case ReadUnitPlans.Outcome.Unavailable(var retryAfter) ->
                    new Outcome.Unavailable(retryAfter);
            case ReadUnitPlans.Outcome.Offered offered when !offered.isSellable() ->
                    new Outcome.Unavailable(SOON);
            case ReadUnitPlans.Outcome.Offered offered ->
                    WishCheck.refusal(command.wish(), offered.plans())
                            .map(SimulateSale::refused)
                            .orElseGet(() -> ask(command, unit, account));
        };
    }

    private static Outcome refused(WishCheck.Refusal refusal) {
        return switch (refusal) {
            case WishCheck.Refusal.PlanUnknown() -> new Outcome.PlanUnknown();
            case WishCheck.Refusal.InstallmentsNotOffered(var most) ->
                    new Outcome.InstallmentsNotOffered(most);
            case WishCheck.Refusal.DueDayNotOffered() -> new Outcome.DueDayNotOffered();
        };
    }

    private Outcome ask(Command command, Merchant unit, ProviderAccount account) {
        var now = clock.instant();
        var today = now.atZone(unit.zone()).toLocalDate();
        var question = new Question(unit.id(), command.wish(), today);
        var answer = memory.recall(question, () -> system.simulate(command.wish(), today, account));
        return switch (answer.reply()) {
            case Reply.Known<Simulation>(var simulation) -> {
                var quote =
                        SaleQuote.of(
                                command.quote(),
                                unit.id(),
                                command.wish(),
                                simulation,
                                now,
                                unit.zone());
                // A request that is resumed finds the quote it made before.
                var kept = quotes.add(quote) ? quote : quotes.find(quote.id()).orElseThrow();
                yield new Outcome.Simulated(kept, answer.isRemembered());
            }
            case Reply.Refused<Simulation>(_) -> new Outcome.Refused();
            case Reply.Unavailable<Simulation>(_, var retryAfter) ->
                    new Outcome.Unavailable(retryAfter.orElse(SOON));
        };
    }
}
