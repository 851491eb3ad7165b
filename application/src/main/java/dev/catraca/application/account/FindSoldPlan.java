package dev.catraca.application.account;

import dev.catraca.application.catalogue.port.Plans;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.order.port.Orders;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.PlanLine;
import java.util.Optional;

/**
 * Which plan of whom a reported payment bought. An order of ours says it, with the terms of the day
 * it was placed; else it is today's plan of the merchant whose key the caller shows, or of the
 * merchant that this main system serves by default.
 */
public final class FindSoldPlan {
    public record Command(Principal caller, PlanCode plan, Optional<OrderId> order) {}

    /** A plan as it was sold, and who sold it. */
    public record SoldPlan(Merchant merchant, PlanLine plan) {}

    private final Orders orders;
    private final Merchants merchants;
    private final Plans plans;
    private final Slug defaultMerchant;

    public FindSoldPlan(Orders orders, Merchants merchants, Plans plans, Slug defaultMerchant) {
        this.orders = orders;
        this.merchants = merchants;
        this.plans = plans;
        this.defaultMerchant = defaultMerchant;
    }

    /** Runs in the caller's transaction. */
    public Optional<SoldPlan> find(Command command) {
        var ordered =
                command.order()
                        .flatMap(orders::find)
                        .flatMap(it -> asOrdered(it, command.caller()));
        return ordered.isPresent()
                ? ordered.filter(it -> it.plan().plan().equals(command.plan()))
                : onSale(command);
    }

    /** An order of somebody whom the key does not reach is as good as none. */
    private Optional<SoldPlan> asOrdered(Order order, Principal caller) {
        return merchants
                .find(order.terms().merchant())
                .filter(caller::reaches)
                .flatMap(it -> order.terms().plan().map(plan -> new SoldPlan(it, plan)));
    }

    private Optional<SoldPlan> onSale(Command command) {
        return command.caller()
                .merchant()
                .map(merchants::find)
                .orElseGet(() -> merchants.find(defaultMerchant))
                .flatMap(
                        seller ->
                                plans.find(seller.id(), command.plan())
                                        .map(it -> new SoldPlan(seller, PlanLine.of(it))));
    }
}
