package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.account.FindSoldPlan;
import dev.catraca.application.account.GrantAccess;
import dev.catraca.application.account.GrantAccess.Command;
import dev.catraca.application.account.GrantAccess.Outcome;
import dev.catraca.application.account.WriteActivationMail;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.Together;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.notification.port.Mail;
import dev.catraca.application.notification.port.Mails;
import dev.catraca.application.shared.port.Lease;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.account.GrantTerms;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the use case promises holds on the real database, whoever comes at the same moment. */
class GrantAccessRaceTest {
    private static final Instant NOON = Instant.parse("2027-01-15T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Money PRICE = Money.of(19_990, "BRL");
    private static final PlanCode PRO = new PlanCode("pro");
    private static final Principal PLATFORM =
            new Principal(new UUID(0, 0), Optional.empty(), Set.of(Scope.ADMIN));

    private final SqlMainSystem mainSystem = SqlMainSystem.empty();
    private final Merchant merchant = Samples.merchant();
    private final CountedMails mails = new CountedMails();
    private final GrantAccess granting = granting();

    @Test
    void fifty_reports_of_one_payment_give_access_once() {
        var outcomes = Together.run(50, () -> granting.grant(paid("cs_1", "ana@example.com")));

        assertThat(outcomes).filteredOn(Outcome.Created.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.AlreadyProcessed.class::isInstance).hasSize(49);
        assertThat(outcomes).map(GrantAccessRaceTest::ids).containsOnly(ids(outcomes.getFirst()));
        assertThat(mainSystem.grants().find("cs_1")).hasSize(1);
        assertThat(mails.added).hasValue(1);
        assertThat(endOf("ana@example.com")).contains(Instant.parse("2027-02-15T12:00:00Z"));
    }

    @Test
    void twenty_payments_of_one_new_user_at_once_make_one_user_and_twenty_periods() {
        var number = new AtomicInteger();
        var outcomes =
                Together.run(
                        20,
                        () ->
                                granting.grant(
                                        paid("in_" + number.incrementAndGet(), "ana@example.com")));

        assertThat(outcomes).filteredOn(Outcome.Created.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Updated.class::isInstance).hasSize(19);
        assertThat(outcomes).map(GrantAccessRaceTest::ids).containsOnly(ids(outcomes.getFirst()));
        assertThat(mails.added).hasValue(1);
        assertThat(endOf("ana@example.com")).contains(Instant.parse("2028-09-15T12:00:00Z"));
    }

    @Test
    void one_payment_that_fifty_people_claim_belongs_to_one_of_them() {
        var number = new AtomicInteger();
        var outcomes =
                Together.run(
                        50, () -> granting.grant(paid("cs_1", person(number.getAndIncrement()))));

        assertThat(outcomes).filteredOn(Outcome.Created.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Conflict.class::isInstance).hasSize(49);
        assertThat(IntStream.range(0, 50).mapToObj(it -> new Email(person(it))))
                .filteredOn(it -> mainSystem.users().find(it).isPresent())
                .hasSize(1);
    }

    private static String person(int number) {
        return "user%d@example.com".formatted(number);
    }

    private Optional<Instant> endOf(String email) {
        var user = mainSystem.users().find(new Email(email)).orElseThrow();
        return mainSystem.subscriptions().of(user.id()).getFirst().end();
    }

    private static List<Object> ids(Outcome outcome) {
        var terms = terms(outcome);
        return List.of(terms.user(), terms.tenant(), terms.subscription());
    }

    private static GrantTerms terms(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(var terms) -> terms;
            case Outcome.Updated(var terms) -> terms;
            case Outcome.AlreadyProcessed(var terms) -> terms;
            case Outcome.Conflict(), Outcome.PlanUnknown() -> throw new AssertionError(outcome);
        };
    }

    private static Command paid(String reference, String email) {
        return new Command(
                PLATFORM,
                new PaymentReference(Samples.STRIPE, reference),
                new Email(email),
                Optional.empty(),
                PRO,
                PRICE,
                Optional.empty(),
                Optional.empty());
    }

    private GrantAccess granting() {
        var spine = InMemoryDatabase.at(CLOCK);
        spine.transactions()
                .run(
                        () -> {
                            spine.merchants().put(merchant);
                            spine.plans()
                                    .put(
                                            new Plan(
                                                    merchant.id(),
                                                    PRO,
                                                    "Pro",
                                                    PRICE,
                                                    BillingCycle.MONTHLY,
                                                    OptionalInt.empty(),
                                                    1));
                        });
        return new GrantAccess(
                mainSystem.transactions(),
                mainSystem.grants(),
                mainSystem.users(),
                mainSystem.subscriptions(),
                new FindSoldPlan(spine.orders(), spine.merchants(), spine.plans(), merchant.slug()),
                new WriteActivationMail(
                        mainSystem.activationTokens(),
                        mails,
                        UUID::randomUUID,
                        URI.create("https://nexus.example")),
                _ -> {},
                UUID::randomUUID,
                CLOCK);
    }

    /** Counts what would be sent; nobody sends it. */
    private static final class CountedMails implements Mails {
        private final AtomicInteger added = new AtomicInteger();

        @Override
        public void add(Mail mail, Instant at) {
            added.incrementAndGet();
        }

        @Override
        public void add(Mail mail, OrderId order, Instant at) {
            added.incrementAndGet();
        }

        @Override
        public List<Due> claimDue(int limit, Duration lease) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean sent(Mail mail, Lease lease) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean retry(Mail mail, Lease lease, String cause, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean park(Mail mail, Lease lease, String cause) {
            throw new UnsupportedOperationException();
        }
    }
}
