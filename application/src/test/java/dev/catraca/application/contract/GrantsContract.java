package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Grants and the subscriptions they make up. */
public interface GrantsContract {
    MainSystemDatabase mainSystem();

    @Test
    default void a_grant_is_found_as_it_was_added_in_each_state() {
        var grant = newGrant(AccountSamples.payment());
        var at = Samples.NOW.plusSeconds(5);
        add(grant);
        assertStored(grant);
        save(grant.suspended(at));
        assertStored(grant.suspended(at));
        save(grant);
        assertStored(grant);
        save(grant.revoked(at));
        assertStored(grant.revoked(at));
    }

    @Test
    default void a_reference_may_be_used_by_two_providers() {
        var stripes = AccountSamples.payment();
        var asaas = new PaymentReference(new ProviderName("asaas"), stripes.value());
        var first = newGrant(stripes);
        var second = newGrant(asaas);
        add(first);
        add(second);

        assertThat(mainSystem().grants().find(stripes.value())).containsExactly(first, second);
        assertStored(first);
        assertStored(second);
        assertThat(mainSystem().grants().find("cs_unknown")).isEmpty();
    }

    @Test
    default void a_payment_is_processed_once() {
        var payment = AccountSamples.payment();
        add(newGrant(payment));

        assertThatThrownBy(() -> add(newGrant(payment))).isInstanceOf(RuntimeException.class);
        assertThat(mainSystem().grants().find(payment.value())).hasSize(1);
    }

    @Test
    default void of_fifty_who_lock_a_new_payment_one_adds_it_and_the_others_see_it() {
        var payment = AccountSamples.payment();
        var grant = newGrant(payment);
        var added =
                Together.run(
                        50,
                        () ->
                                mainSystem()
                                        .transactions()
                                        .compute(
                                                () -> {
                                                    var isNew =
                                                            mainSystem()
                                                                    .grants()
                                                                    .lock(payment)
                                                                    .isEmpty();
                                                    if (isNew) {
                                                        mainSystem().grants().add(grant);
                                                    }
                                                    return isNew;
                                                }));
        assertThat(added).hasSize(50).containsOnlyOnce(true);
    }

    @Test
    default void a_subscription_has_its_payments_in_the_order_they_were_processed() {
        var user = newUser();
        var merchant = newMerchant();
        var subscription = newSubscription(user, merchant, AccountSamples.PRO);
        var other = newSubscription(user, merchant, new PlanCode("team"));
        var first = AccountSamples.grant(AccountSamples.payment(), user, merchant, subscription);
        var second = AccountSamples.grant(AccountSamples.payment(), user, merchant, subscription);
        var third = AccountSamples.grant(AccountSamples.payment(), user, merchant, subscription);
        add(first);
        add(second);
        add(third);
        save(first.revoked(Samples.NOW));

        var found = mainSystem().subscriptions().find(user.id(), merchant, AccountSamples.PRO);
        assertThat(found)
                .hasValueSatisfying(
                        it ->
                                assertThat(it.grants())
                                        .containsExactly(
                                                first.revoked(Samples.NOW), second, third));
        assertThat(mainSystem().subscriptions().of(user.id()))
                .extracting(Subscription::id)
                .containsExactly(subscription, other);
    }

    @Test
    default void a_subscription_is_of_one_user_merchant_and_plan() {
        var user = newUser();
        var merchant = newMerchant();
        var id = newSubscription(user, merchant, AccountSamples.PRO);

        assertThat(mainSystem().subscriptions().find(user.id(), merchant, AccountSamples.PRO))
                .map(Subscription::id)
                .contains(id);
        assertThat(mainSystem().subscriptions().find(user.id(), newMerchant(), AccountSamples.PRO))
                .isEmpty();
        assertThat(mainSystem().subscriptions().find(newUser().id(), merchant, AccountSamples.PRO))
                .isEmpty();
        assertThatThrownBy(() -> newSubscription(user, merchant, AccountSamples.PRO))
                .isInstanceOf(RuntimeException.class);
    }

    private void assertStored(Grant grant) {
        var payment = grant.terms().payment();
        assertThat(mainSystem().transactions().compute(() -> mainSystem().grants().lock(payment)))
                .contains(grant);
    }

    private Grant.Active newGrant(PaymentReference payment) {
        var user = newUser();
        var merchant = newMerchant();
        var subscription = newSubscription(user, merchant, AccountSamples.PRO);
        return AccountSamples.grant(payment, user, merchant, subscription);
    }

    private User newUser() {
        var user = AccountSamples.user();
        mainSystem().transactions().run(() -> mainSystem().users().add(user));
        return user;
    }

    private SubscriptionId newSubscription(User user, MerchantId merchant, PlanCode plan) {
        var id = new SubscriptionId(UUID.randomUUID());
        mainSystem()
                .transactions()
                .run(() -> mainSystem().subscriptions().add(id, user.id(), merchant, plan));
        return id;
    }

    private void add(Grant.Active grant) {
        mainSystem().transactions().run(() -> mainSystem().grants().add(grant));
    }

    private void save(Grant grant) {
        mainSystem().transactions().run(() -> mainSystem().grants().save(grant));
    }

    private static MerchantId newMerchant() {
        return new MerchantId(UUID.randomUUID());
    }
}
