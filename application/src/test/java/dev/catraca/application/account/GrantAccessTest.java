package dev.catraca.application.account;

import static dev.catraca.application.account.MainSystemWorld.ANA;
import static dev.catraca.application.account.MainSystemWorld.NEXUS;
import static dev.catraca.application.account.MainSystemWorld.OTHER;
import static dev.catraca.application.account.MainSystemWorld.PRICE;
import static dev.catraca.application.account.MainSystemWorld.PRO;
import static dev.catraca.application.account.MainSystemWorld.START;
import static dev.catraca.application.account.MainSystemWorld.keyOf;
import static dev.catraca.application.account.MainSystemWorld.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.GrantAccess.Command;
import dev.catraca.application.account.GrantAccess.Outcome;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.domain.account.GrantTerms;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.PlanLine;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantAccessTest {
    private static final Email BEA = new Email("bea@example.com");
    private final MainSystemWorld world = new MainSystemWorld();

    @Test
    void a_first_payment_creates_user_tenant_and_subscription() {
        var terms = created(paid("cs_1"));

        var user = world.users.find(ANA).orElseThrow();
        assertThat(user.id()).isEqualTo(terms.user());
        assertThat(user.name()).contains(new PersonName("Ana Souza"));
        assertThat(user.tenant().id()).isEqualTo(terms.tenant());
        assertThat(user.tenant().name()).isEqualTo("Ana Souza");
        assertThat(world.subscriptions.of(user.id()))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.id()).isEqualTo(terms.subscription());
                            assertThat(it.merchant()).isEqualTo(NEXUS);
                            assertThat(it.plan()).isEqualTo(PRO);
                        });
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-02-28T15:00:00Z"));
    }

    @Test
    void a_new_user_gets_one_mail_with_what_was_bought_and_a_link_that_works() {
        created(paid("cs_1"));

        assertThat(world.database.mails().all())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.to()).isEqualTo(ANA);
                            assertThat(it.text())
                                    .contains("Olá, Ana Souza!", "Hello, Ana Souza!")
                                    .contains("Plano Pro (Nexus CRM)");
                        });
        assertThat(world.tokens.find(world.mailedToken(), START)).isPresent();
        assertThat(world.rung).containsExactly(Queue.MAILS);
    }

    @Test
    void a_user_without_a_name_is_called_by_the_address() {
        var template = paid("cs_1");
        var nameless =
                new Command(
                        template.caller(),
                        template.payment(),
                        ANA,
                        Optional.empty(),
                        PRO,
                        PRICE,
                        template.order(),
                        template.periodEnd());

        created(nameless);

        var user = world.users.find(ANA).orElseThrow();
        assertThat(user.name()).isEmpty();
        assertThat(user.tenant().name()).isEqualTo("ana@example.com");
        assertThat(world.database.mails().all().getFirst().text()).contains("Olá!", "Hello!");
    }

    @Test
    void a_payment_of_a_known_user_extends_and_changes_nothing_else_of_them() {
        var first = created(paid("cs_1"));
        var before = world.users.find(ANA);

        var second = updated(as(paid("cs_2"), new PersonName("Somebody Else")));

        assertThat(second.user()).isEqualTo(first.user());
        assertThat(second.tenant()).isEqualTo(first.tenant());
        assertThat(second.subscription()).isEqualTo(first.subscription());
        assertThat(world.users.find(ANA)).isEqualTo(before);
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-03-28T15:00:00Z"));
        assertThat(world.database.mails().all()).hasSize(1);
        assertThat(world.rung).hasSize(1);
    }

    @Test
    void a_payment_after_the_end_counts_from_its_own_day() {
        created(paid("cs_1"));
        world.now = Instant.parse("2027-06-10T15:00:00Z");

        updated(paid("cs_2"));

        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-07-10T15:00:00Z"));
    }

    @Test
    void another_plan_is_a_second_subscription_from_now() {
        var team = new PlanCode("team");
        world.sell(NEXUS, team, BillingCycle.YEARLY);
        var first = created(paid("cs_1"));
        world.now = START.plus(Duration.ofDays(1));

        var second = updated(of(paid("cs_2"), team));

        assertThat(second.subscription()).isNotEqualTo(first.subscription());
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-02-28T15:00:00Z"));
        assertThat(world.endOf(team)).contains(Instant.parse("2028-02-01T15:00:00Z"));
    }

    @Test
    void the_same_payment_again_changes_nothing_and_gets_the_same_ids() {
        var first = created(paid("cs_1"));
        world.now = START.plus(Duration.ofDays(3));

        assertThat(world.grantAccess.grant(paid("cs_1")))
                .isEqualTo(new Outcome.AlreadyProcessed(first));
        assertThat(world.grantAccess.grant(as(paid("cs_1"), new PersonName("Another Name"))))
                .isEqualTo(new Outcome.AlreadyProcessed(first));
        assertThat(world.grants.all()).hasSize(1);
        assertThat(world.database.mails().all()).hasSize(1);
    }

    @Test
    void a_repetition_is_answered_even_when_the_plan_is_gone() {
        var first = created(paid("cs_1"));
        world.database.transactions().run(() -> world.database.plans().remove(NEXUS, PRO));

        assertThat(world.grantAccess.grant(paid("cs_1")))
                .isEqualTo(new Outcome.AlreadyProcessed(first));
    }

    @Test
    void the_same_payment_with_another_story_is_a_conflict() {
        world.sell(NEXUS, new PlanCode("team"), BillingCycle.MONTHLY);
        created(paid("cs_1"));

        assertConflict(by(paid("cs_1"), BEA));
        assertConflict(of(paid("cs_1"), new PlanCode("team")));
        assertConflict(worth(paid("cs_1"), Money.of(19_991, "BRL")));
        assertConflict(worth(paid("cs_1"), Money.of(19_990, "USD")));
        assertThat(world.users.find(BEA)).isEmpty();
        assertThat(world.grants.all()).hasSize(1);
    }

    @Test
    void two_providers_may_use_the_same_reference() {
        created(paid("1"));
        var asaas = new PaymentReference(new ProviderName("asaas"), "1");
        var template = paid("1");

        updated(
                new Command(
                        template.caller(),
                        asaas,
                        ANA,
                        template.name(),
                        PRO,
                        PRICE,
                        template.order(),
                        template.periodEnd()));

        assertThat(world.grants.all()).hasSize(2);
    }

    @Test
    void an_unknown_plan_leaves_no_trace() {
        assertThat(world.grantAccess.grant(of(paid("cs_1"), new PlanCode("nothing"))))
                .isEqualTo(new Outcome.PlanUnknown());
        assertThat(world.users.all()).isEmpty();
        assertThat(world.grants.all()).isEmpty();
        assertThat(world.database.mails().all()).isEmpty();
        assertThat(world.rung).isEmpty();
    }

    @Test
    void an_order_of_ours_brings_its_own_merchant_and_terms() {
        var order = place(OTHER, BillingCycle.ONCE, OptionalInt.of(10));

        var terms = created(ordered(paid("cs_1"), order));

        assertThat(terms.merchant()).isEqualTo(OTHER);
        assertThat(world.endOf(PRO)).contains(Instant.parse("2027-02-10T15:00:00Z"));
    }

    @Test
    void an_order_does_not_help_with_a_plan_it_does_not_contain() {
        var order = place(OTHER, BillingCycle.MONTHLY, OptionalInt.empty());
        world.sell(OTHER, new PlanCode("team"), BillingCycle.MONTHLY);
        var command = ordered(of(paid("cs_1"), new PlanCode("team")), order);

        assertThat(world.grantAccess.grant(command)).isEqualTo(new Outcome.PlanUnknown());
    }

    @Test
    void an_order_that_is_not_ours_is_no_obstacle() {
        var theirs = new OrderId(new UUID(5, 5));

        assertThat(created(ordered(paid("cs_1"), theirs)).merchant()).isEqualTo(NEXUS);
    }

    @Test
    void the_key_of_a_merchant_sells_that_merchants_plans_only() {
        var nexusOrder = place(NEXUS, BillingCycle.MONTHLY, OptionalInt.empty());
        var command = withKeyOf(ordered(paid("cs_1"), nexusOrder), OTHER);
        assertThat(world.grantAccess.grant(command)).isEqualTo(new Outcome.PlanUnknown());

        world.sell(OTHER, PRO, BillingCycle.YEARLY);
        assertThat(created(command).merchant()).isEqualTo(OTHER);
    }

    @Test
    void an_end_that_the_caller_asks_for_is_the_least() {
        var asked = Instant.parse("2027-05-01T00:00:00Z");
        created(until(paid("cs_1"), asked));

        assertThat(world.endOf(PRO)).contains(asked);
    }

    private GrantTerms created(Command command) {
        return assertIs(Outcome.Created.class, command).terms();
    }

    private GrantTerms updated(Command command) {
        return assertIs(Outcome.Updated.class, command).terms();
    }

    private <T> T assertIs(Class<T> kind, Command command) {
        var outcome = world.grantAccess.grant(command);
        assertThat(outcome).isInstanceOf(kind);
        return kind.cast(outcome);
    }

    private void assertConflict(Command command) {
        assertThat(world.grantAccess.grant(command)).isEqualTo(new Outcome.Conflict());
    }

    private OrderId place(MerchantId merchant, BillingCycle cycle, OptionalInt accessDays) {
        var id = new OrderId(new UUID(4, 4));
        var terms =
                new OrderTerms(
                        merchant,
                        Optional.empty(),
                        new Buyer(ANA, Optional.empty()),
                        OrderLines.of(new PlanLine(PRO, "Plano Pro", PRICE, cycle, accessDays)),
                        1,
                        Optional.empty(),
                        START);
        var orders = world.database.orders();
        world.database.transactions().run(() -> orders.addUnlessOpen(new Order.Open(id, terms)));
        return id;
    }

    private static Command as(Command it, PersonName name) {
        return new Command(
                it.caller(),
                it.payment(),
                it.email(),
                Optional.of(name),
                it.plan(),
                it.amount(),
                it.order(),
                it.periodEnd());
    }

    private static Command by(Command it, Email email) {
        return new Command(
                it.caller(),
                it.payment(),
                email,
                it.name(),
                it.plan(),
                it.amount(),
                it.order(),
                it.periodEnd());
    }

    private static Command of(Command it, PlanCode plan) {
        return new Command(
                it.caller(),
                it.payment(),
                it.email(),
                it.name(),
                plan,
                it.amount(),
                it.order(),
                it.periodEnd());
    }

    private static Command worth(Command it, Money amount) {
        return new Command(
                it.caller(),
                it.payment(),
                it.email(),
                it.name(),
                it.plan(),
                amount,
                it.order(),
                it.periodEnd());
    }

    private static Command until(Command it, Instant end) {
        return new Command(
                it.caller(),
                it.payment(),
                it.email(),
                it.name(),
                it.plan(),
                it.amount(),
                it.order(),
                Optional.of(end));
    }

    private static Command withKeyOf(Command it, MerchantId merchant) {
        return new Command(
                keyOf(merchant),
                it.payment(),
                it.email(),
                it.name(),
                it.plan(),
                it.amount(),
                it.order(),
                it.periodEnd());
    }

    private static Command ordered(Command it, OrderId order) {
        return new Command(
                it.caller(),
                it.payment(),
                it.email(),
                it.name(),
                it.plan(),
                it.amount(),
                Optional.of(order),
                it.periodEnd());
    }
}
