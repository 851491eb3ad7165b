package dev.catraca.adapters.web.v1.catalogue;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.shared.Money;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads {@code {"name","price":{…},"cycle","accessDays"?,"maxInstallments"?}}. */
public final class PlanBody {
    private static final Map<String, BillingCycle> CYCLES =
            Map.of(
                    "ONCE", BillingCycle.ONCE,
                    "MONTHLY", BillingCycle.MONTHLY,
                    "YEARLY", BillingCycle.YEARLY);

    private PlanBody() {}

    public static Plan read(Fields in, Merchant merchant, PlanCode code) {
        var name = in.text("name");
        var price = in.object("price");
        var amount = price.integer("amount");
        var currency = price.value("currency", Money::currency);
        var cycle = in.choice("cycle", CYCLES);
        var accessDays = in.optionalInteger("accessDays");
        var installments = in.optionalInteger("maxInstallments").orElse(1);
        return in.done(
                () ->
                        new Plan(
                                merchant.id(),
                                code,
                                name,
                                new Money(amount, currency),
                                cycle,
                                small(accessDays),
                                small(installments)));
    }

    private static OptionalInt small(OptionalLong value) {
        return value.isPresent() ? OptionalInt.of(small(value.getAsLong())) : OptionalInt.empty();
    }

    /** What does not fit is refused by the plan itself, as is everything near the limit. */
    private static int small(long value) {
        return Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
