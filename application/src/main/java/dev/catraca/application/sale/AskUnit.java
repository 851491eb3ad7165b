package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.sale.UnitDesks.Desk;
import dev.catraca.application.sale.port.UnitSystem;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.KnownClient;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleSettings;
import dev.catraca.domain.shared.TaxId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a unit's own system something that a site needs to know before it sells. */
public final class AskUnit {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final UnitDesks desks;
    private final UnitSystem system;

    public AskUnit(Merchants merchants, ProviderAccounts accounts, UnitSystem system) {
        this.desks = new UnitDesks(merchants, accounts, system.name());
        this.system = system;
    }

    public record Command<T>(Slug unit, Question<T> question) {}

    /** What a site may ask. */
    public sealed interface Question<T> {
        Reply<T> put(UnitSystem system, ProviderAccount account);

        /** How the unit wants to sell. */
        record Settings() implements Question<SaleSettings> {
            @Override
            public Reply<SaleSettings> put(UnitSystem system, ProviderAccount account) {
                return system.settings(account);
            }
        }

        record Products(String category) implements Question<List<OfferedProduct>> {
            @Override
            public Reply<List<OfferedProduct>> put(UnitSystem system, ProviderAccount account) {
                return system.products(category, account);
            }
        }

        /** What a coupon takes off a plan. */
        record Coupon(String coupon, PlanCode plan) implements Question<CouponEffect> {
            @Override
            public Reply<CouponEffect> put(UnitSystem system, ProviderAccount account) {
                return system.coupon(coupon, plan, account);
            }
        }

        /** Whether somebody is the unit's client already. */
        record Client(TaxId taxId) implements Question<Optional<KnownClient>> {
            @Override
            public Reply<Optional<KnownClient>> put(UnitSystem system, ProviderAccount account) {
                return system.client(taxId, account);
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
            case Desk.Open(_, var account) -> outcome(command.question().put(system, account));
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
