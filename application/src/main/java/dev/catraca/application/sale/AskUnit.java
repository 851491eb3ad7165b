package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.sale.UnitDesks.Desk;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.KnownClient;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleSettings;
import dev.catraca.domain.shared.TaxId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks a unit's own system something that has to be known before it sells. How it wants to sell is
 * a habit, asked for as seldom as plans: what a site shows of it and what a sale goes by is one.
 */
public final class AskUnit {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final UnitDesks desks;
    private final Sources sources;

    /** {@code life} is for how long a unit's settings are not asked for again. */
    public AskUnit(
            Merchants merchants,
            ProviderAccounts accounts,
            UnitSystem system,
            Clock clock,
            Duration life) {
        this.desks = new UnitDesks(merchants, accounts, system.name());
        this.sources = new Sources(system, new Memory<>(clock, life));
    }

    /** Where an answer comes from. */
    record Sources(UnitSystem system, Memory<MerchantId, SaleSettings> settings) {}

    public record Command<T>(Slug unit, Question<T> question) {}

    /** What a site may ask. */
    public sealed interface Question<T> {
        Reply<T> put(Sources sources, ProviderAccount account);

        /** How the unit wants to sell. */
        record Settings() implements Question<SaleSettings> {
            @Override
            public Reply<SaleSettings> put(Sources sources, ProviderAccount account) {
                return sources.settings()
                        .recall(account.merchant(), () -> sources.system().settings(account))
                        .reply();
            }
        }

        record Products(String category) implements Question<List<OfferedProduct>> {
            @Override
            public Reply<List<OfferedProduct>> put(Sources sources, ProviderAccount account) {
                return sources.system().products(category, account);
            }
        }

        /** What a coupon takes off a plan. */
        record Coupon(String coupon, PlanCode plan) implements Question<CouponEffect> {
            @Override
            public Reply<CouponEffect> put(Sources sources, ProviderAccount account) {
                return sources.system().coupon(coupon, plan, account);
            }
        }

        /** Whether somebody is the unit's client already. */
        record Client(TaxId taxId) implements Question<Optional<KnownClient>> {
            @Override
            public Reply<Optional<KnownClient>> put(Sources sources, ProviderAccount account) {
                return sources.system().client(taxId, account);
            }
        }
    }

    /** What came of asking. */
    public sealed interface Outcome<T> {
        record Answered<T>(T answer) implements Outcome<T> {}

        record UnitUnknown<T>() implements Outcome<T> {}

        record NotSellable<T>() implements Outcome<T> {}

        /** The system says no to the question: the coupon is over, for example. */
        record Refused<T>() implements Outcome<T> {}

        record Unavailable<T>(Duration retryAfter) implements Outcome<T> {}
    }

    public <T> Outcome<T> ask(Command<T> command) {
        return switch (desks.of(command.unit())) {
            case Desk.Unknown() -> new Outcome.UnitUnknown<>();
            case Desk.Closed() -> new Outcome.NotSellable<>();
            case Desk.Open(_, var account) -> outcome(command.question().put(sources, account));
        };
    }

    private static <T> Outcome<T> outcome(Reply<T> reply) {
        return switch (reply) {
            case Reply.Known<T>(var value) -> new Outcome.Answered<>(value);
            case Reply.Refused<T>(_) -> new Outcome.Refused<>();
            case Reply.Unavailable<T>(_, var retryAfter) ->
                    new Outcome.Unavailable<>(retryAfter.orElse(SOON));
        };
    }
}
