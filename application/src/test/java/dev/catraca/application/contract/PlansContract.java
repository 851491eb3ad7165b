package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

public interface PlansContract {
    Database database();

    @Test
    default void a_merchant_s_plans_are_found_by_code_and_listed_by_code() {
        var merchant = newMerchant();
        var pro = plan(merchant, "pro", 19990);
        var basic =
                new Plan(
                        merchant,
                        new PlanCode("basic"),
                        "Básico",
                        Money.of(0, "USD"),
                        BillingCycle.ONCE,
                        OptionalInt.of(30),
                        1);
        put(pro);
        put(basic);
        put(plan(newMerchant(), "pro", 1));
        var plans = database().plans();
        assertThat(plans.of(merchant)).containsExactly(basic, pro);
        assertThat(plans.find(merchant, pro.code())).contains(pro);
        assertThat(plans.find(merchant, basic.code())).contains(basic);
        assertThat(plans.find(merchant, new PlanCode("none"))).isEmpty();
    }

    @Test
    default void a_new_price_counts_at_once() {
        var merchant = newMerchant();
        put(plan(merchant, "pro", 100));
        assertThat(database().plans().of(merchant)).hasSize(1);
        var dearer = plan(merchant, "pro", 200);
        put(dearer);
        assertThat(database().plans().of(merchant)).containsExactly(dearer);
    }

    @Test
    default void a_plan_is_taken_off_sale_once() {
        var merchant = newMerchant();
        put(plan(merchant, "pro", 100));
        assertThat(database().plans().of(merchant)).hasSize(1);
        assertThat(remove(merchant, "pro")).isTrue();
        assertThat(remove(merchant, "pro")).isFalse();
        assertThat(database().plans().find(merchant, new PlanCode("pro"))).isEmpty();
    }

    private static Plan plan(MerchantId merchant, String code, long price) {
        return new Plan(
                merchant,
                new PlanCode(code),
                "Pro",
                Money.of(price, "BRL"),
                BillingCycle.MONTHLY,
                OptionalInt.empty(),
                12);
    }

    private MerchantId newMerchant() {
        var merchant = Samples.merchant();
        database().transactions().run(() -> database().merchants().put(merchant));
        return merchant.id();
    }

    private void put(Plan plan) {
        database().transactions().run(() -> database().plans().put(plan));
    }

    private boolean remove(MerchantId merchant, String code) {
        return database()
                .transactions()
                .compute(() -> database().plans().remove(merchant, new PlanCode(code)));
    }
}
