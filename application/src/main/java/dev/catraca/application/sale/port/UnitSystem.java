package dev.catraca.application.sale.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.sale.CouponEffect;
import dev.catraca.domain.sale.KnownClient;
import dev.catraca.domain.sale.OfferedPlan;
import dev.catraca.domain.sale.OfferedProduct;
import dev.catraca.domain.sale.SaleSettings;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.sale.Simulation;
import dev.catraca.domain.shared.TaxId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The system in which a unit keeps its plans and clients. Asking changes nothing there. No method
 * throws for what the system does, and none is called inside a transaction.
 */
public interface UnitSystem {
    /** Whose accounts it is asked with. */
    ProviderName name();

    Reply<List<OfferedPlan>> plans(ProviderAccount account);

    /**
     * What the wish would cost on {@code today}, the unit's day. What the system cannot be told of
     * the wish (how many parts, say) is worked out from what it answers.
     */
    Reply<Simulation> simulate(SaleWish wish, LocalDate today, ProviderAccount account);

    Reply<SaleSettings> settings(ProviderAccount account);

    Reply<List<OfferedProduct>> products(String category, ProviderAccount account);

    Reply<CouponEffect> coupon(String coupon, PlanCode plan, ProviderAccount account);

    /** Known, and empty if nobody has this tax id. */
    Reply<Optional<KnownClient>> client(TaxId taxId, ProviderAccount account);

    /** What the system answered. */
    sealed interface Reply<T> {
        record Known<T>(T value) implements Reply<T> {}

        /** It said no to what it was asked: there is no such plan, the coupon is over. */
        record Refused<T>(String reason) implements Reply<T> {}

        /** No clear answer now. */
        record Unavailable<T>(String cause, Optional<Duration> retryAfter) implements Reply<T> {}
    }
}
