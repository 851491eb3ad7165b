package dev.catraca.application.provisioning.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.provisioning.port.MainSystem.Change;
import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome;
import dev.catraca.application.provisioning.port.MainSystem.GrantOutcome.Granted;
import dev.catraca.application.provisioning.port.MainSystem.LookOutcome;
import dev.catraca.application.provisioning.port.MainSystem.ReverseOutcome;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.provisioning.AccountReference;
import dev.catraca.domain.provisioning.ProvisioningId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every main system, and our way to reach it, must do; nobody has access in it at first. */
public interface MainSystemContract {
    MainSystem mainSystem();

    MainSystemKind kind();

    void goOffline();

    void comeBack();

    /** It does what the next call asks, and then never answers that call. */
    void staySilentOnce();

    /** It does what the next call asks, and answers something that nobody can read. */
    void answerGarbageOnce();

    /** How many subscriptions it holds. */
    int subscriptions();

    /** {@code active}, {@code suspended} or {@code revoked}; empty if it knows no such payment. */
    Optional<String> accessOf(String paymentReference);

    /** The purchase of the buyer with this number. */
    static Grant grant(int number) {
        return grant(number, 12_990);
    }

    private static Grant grant(int number, long minor) {
        return new Grant(
                new ProvisioningId(new UUID(0x7000, number)),
                new OrderId(new UUID(0x7001, number)),
                new Buyer(
                        new Email("joana.%d@example.com".formatted(number)),
                        Optional.of(new PersonName("Joana d'Árc"))),
                new PlanCode("pro"),
                new ProviderName("stripe"),
                "cs_test_contract_" + number,
                Money.of(minor, "BRL"));
    }

    private static Grant underAnotherKey(Grant grant) {
        return new Grant(
                new ProvisioningId(new UUID(0x7000, 99)),
                grant.order(),
                grant.buyer(),
                grant.plan(),
                grant.provider(),
                grant.paymentReference(),
                grant.amount());
    }

    private AccountReference granted(Grant grant) {
        var outcome = mainSystem().grant(kind(), grant);
        assertThat(outcome).isInstanceOf(Granted.class);
        return ((Granted) outcome).account();
    }

    @Test
    default void a_grant_gives_access() {
        granted(grant(1));

        assertThat(subscriptions()).isEqualTo(1);
        assertThat(accessOf("cs_test_contract_1")).contains("active");
        assertThat(accessOf("cs_test_contract_2")).isEmpty();
    }

    @Test
    default void a_buyer_without_a_name_gets_access_too() {
        var grant = grant(1);
        var nameless =
                new Grant(
                        grant.key(),
                        grant.order(),
                        new Buyer(grant.buyer().email(), Optional.empty()),
                        grant.plan(),
                        grant.provider(),
                        grant.paymentReference(),
                        grant.amount());

        granted(nameless);

        assertThat(accessOf("cs_test_contract_1")).contains("active");
    }

    @Test
    default void the_same_key_again_gives_the_same_account_and_nothing_more() {
        var first = granted(grant(1));

        assertThat(granted(grant(1))).isEqualTo(first);
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    default void the_same_payment_under_another_key_gives_the_same_account_and_nothing_more() {
        var first = granted(grant(1));
        var again = underAnotherKey(grant(1));

        assertThat(granted(again)).isEqualTo(first);
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    default void two_buyers_get_an_account_each() {
        assertThat(granted(grant(1))).isNotEqualTo(granted(grant(2)));
        assertThat(subscriptions()).isEqualTo(2);
    }

    @Test
    default void the_same_payment_with_another_amount_is_refused() {
        granted(grant(1));
        var other = underAnotherKey(grant(1, 1));

        assertThat(mainSystem().grant(kind(), other)).isInstanceOf(GrantOutcome.Refused.class);
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    default void nobody_gets_access_from_a_system_that_is_offline() {
        goOffline();

        assertThat(mainSystem().grant(kind(), grant(1)))
                .isInstanceOf(GrantOutcome.Unavailable.class);
        assertThat(mainSystem().change(kind(), Change.REVOKE, grant(1)))
                .isInstanceOf(ReverseOutcome.Unavailable.class);

        comeBack();
        granted(grant(1));
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    default void a_lost_answer_leaves_it_open_and_the_repeat_finds_what_was_done() {
        staySilentOnce();

        assertThat(mainSystem().grant(kind(), grant(1)))
                .isInstanceOf(GrantOutcome.Unavailable.class);
        assertThat(subscriptions()).isEqualTo(1);

        granted(grant(1));
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    default void garbage_leaves_it_open_and_the_repeat_finds_what_was_done() {
        answerGarbageOnce();

        assertThat(mainSystem().grant(kind(), grant(1)))
                .isInstanceOf(GrantOutcome.Unavailable.class);

        granted(grant(1));
        assertThat(subscriptions()).isEqualTo(1);
    }

    @Test
    default void access_is_taken_away_and_given_back() {
        granted(grant(1));

        assertThat(mainSystem().change(kind(), Change.SUSPEND, grant(1)))
                .isEqualTo(new ReverseOutcome.Changed());
        assertThat(accessOf("cs_test_contract_1")).contains("suspended");

        assertThat(mainSystem().change(kind(), Change.RESTORE, grant(1)))
                .isEqualTo(new ReverseOutcome.Changed());
        assertThat(accessOf("cs_test_contract_1")).contains("active");

        assertThat(mainSystem().change(kind(), Change.REVOKE, grant(1)))
                .isEqualTo(new ReverseOutcome.Changed());
        assertThat(accessOf("cs_test_contract_1")).contains("revoked");
    }

    @Test
    default void what_a_payment_gave_can_be_read_back() {
        assertThat(look(1)).isEqualTo(new LookOutcome.Absent());
        granted(grant(1));
        assertThat(look(1)).isEqualTo(new LookOutcome.Found(Access.ACTIVE));
        mainSystem().change(kind(), Change.SUSPEND, grant(1));
        assertThat(look(1)).isEqualTo(new LookOutcome.Found(Access.SUSPENDED));
        mainSystem().change(kind(), Change.REVOKE, grant(1));
        assertThat(look(1)).isEqualTo(new LookOutcome.Found(Access.REVOKED));
        assertThat(look(2)).isEqualTo(new LookOutcome.Absent());
    }

    @Test
    default void reading_back_without_a_clear_answer_is_unclear() {
        granted(grant(1));
        goOffline();
        assertThat(look(1)).isInstanceOf(LookOutcome.Unclear.class);
        comeBack();
        answerGarbageOnce();
        assertThat(look(1)).isInstanceOf(LookOutcome.Unclear.class);
    }

    private LookOutcome look(int number) {
        return mainSystem().look(kind(), grant(number));
    }

    @Test
    default void a_change_may_be_repeated() {
        granted(grant(1));

        for (var change :
                new Change[] {Change.SUSPEND, Change.SUSPEND, Change.REVOKE, Change.REVOKE}) {
            assertThat(mainSystem().change(kind(), change, grant(1)))
                    .isEqualTo(new ReverseOutcome.Changed());
        }
    }

    @Test
    default void a_lost_answer_to_a_change_leaves_it_open_and_the_repeat_finds_it_done() {
        granted(grant(1));
        staySilentOnce();

        assertThat(mainSystem().change(kind(), Change.SUSPEND, grant(1)))
                .isInstanceOf(ReverseOutcome.Unavailable.class);
        assertThat(accessOf("cs_test_contract_1")).contains("suspended");
        assertThat(mainSystem().change(kind(), Change.SUSPEND, grant(1)))
                .isEqualTo(new ReverseOutcome.Changed());
    }

    @Test
    default void a_change_of_a_payment_that_was_never_granted_is_refused() {
        assertThat(mainSystem().change(kind(), Change.SUSPEND, grant(1)))
                .isInstanceOf(ReverseOutcome.Refused.class);
    }
}
