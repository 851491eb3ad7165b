package dev.catraca.application.account;

import dev.catraca.application.account.port.PasswordHashes;
import dev.catraca.application.account.port.Passwords.PasswordHash;
import dev.catraca.application.fakes.InMemoryActivationTokens;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.application.fakes.InMemoryGrants;
import dev.catraca.application.fakes.InMemoryLogInFailures;
import dev.catraca.application.fakes.InMemoryPasswords;
import dev.catraca.application.fakes.InMemorySubscriptions;
import dev.catraca.application.fakes.InMemoryUsers;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.account.AccessToken;
import dev.catraca.domain.account.ActivationToken;
import dev.catraca.domain.account.Password;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.catalogue.BillingCycle;
import dev.catraca.domain.catalogue.Plan;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** An embedded main system in memory that serves two merchants, of whom Nexus is the default. */
final class MainSystemWorld {
    static final Instant START = Instant.parse("2027-01-31T15:00:00Z");
    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    static final MerchantId NEXUS = new MerchantId(new UUID(1, 1));
    static final MerchantId OTHER = new MerchantId(new UUID(1, 2));
    static final PlanCode PRO = new PlanCode("pro");
    static final Email ANA = new Email("ana@example.com");
    static final Principal PLATFORM =
            new Principal(new UUID(2, 1), Optional.empty(), Set.of(Scope.PROVISIONING_OPERATE));
    static final Money PRICE = Money.of(19_990, "BRL");

    Instant now = START;
    final List<Queue> rung = new ArrayList<>();
    private final Clock clock = new MovableClock();
    private long ids;

    final InMemoryDatabase database = InMemoryDatabase.at(clock);
    final InMemoryUsers users = new InMemoryUsers(database.transactions());
    final InMemoryGrants grants = new InMemoryGrants(database.transactions());
    final InMemorySubscriptions subscriptions =
            new InMemorySubscriptions(database.transactions(), grants);
    final InMemoryPasswords passwords = new InMemoryPasswords(database.transactions());
    final InMemoryActivationTokens tokens = new InMemoryActivationTokens(database.transactions());
    final InMemoryLogInFailures failures = new InMemoryLogInFailures(database.transactions());
    final ReversedHashes hashes = new ReversedHashes();

    private final WriteActivationMail activationMail =
            new WriteActivationMail(
                    tokens, database.mails(), this::id, URI.create("https://nexus.example/"));

    final GrantAccess grantAccess =
            new GrantAccess(
                    database.transactions(),
                    grants,
                    users,
                    subscriptions,
                    new FindSoldPlan(
                            database.orders(),
                            database.merchants(),
                            database.plans(),
                            new Slug("nexus")),
                    activationMail,
                    this::ring,
                    this::id,
                    clock);
    final ChangeAccess changeAccess =
            new ChangeAccess(database.transactions(), grants, database.merchants(), clock);
    final ReadPaymentAccess readPaymentAccess =
            new ReadPaymentAccess(database.transactions(), grants, database.merchants());
    final ReadUser readUser =
            new ReadUser(
                    database.transactions(), users, subscriptions, database.merchants(), clock);
    final SendActivation sendActivation =
            new SendActivation(
                    database.transactions(),
                    users,
                    passwords,
                    tokens,
                    activationMail,
                    this::ring,
                    clock);
    final ActivateUser activateUser =
            new ActivateUser(database.transactions(), tokens, passwords, hashes, clock);
    final LogIn logIn =
            new LogIn(
                    database.transactions(),
                    users,
                    passwords,
                    subscriptions,
                    failures,
                    hashes,
                    (user, _) -> new AccessToken("token of " + user, Duration.ofHours(1)),
                    clock);

    MainSystemWorld() {
        database.transactions()
                .run(
                        () -> {
                            database.merchants().put(merchant(NEXUS, "nexus"));
                            database.merchants().put(merchant(OTHER, "other"));
                        });
        sell(NEXUS, PRO, BillingCycle.MONTHLY);
    }

    void sell(MerchantId merchant, PlanCode plan, BillingCycle cycle) {
        database.transactions()
                .run(
                        () ->
                                database.plans()
                                        .put(
                                                new Plan(
                                                        merchant,
                                                        plan,
                                                        "Plano Pro",
                                                        PRICE,
                                                        cycle,
                                                        OptionalInt.empty(),
                                                        1)));
    }

    static Principal keyOf(MerchantId merchant) {
        return new Principal(
                new UUID(2, 2), Optional.of(merchant), Set.of(Scope.PROVISIONING_OPERATE));
    }

    static PaymentReference stripe(String reference) {
        return new PaymentReference(new ProviderName("stripe"), reference);
    }

    /** Ana paid for the plan Pro. */
    static GrantAccess.Command paid(String reference) {
        return new GrantAccess.Command(
                PLATFORM,
                stripe(reference),
                ANA,
                Optional.of(new PersonName("Ana Souza")),
                PRO,
                PRICE,
                Optional.empty(),
                Optional.empty());
    }

    /** The token in the link of the last mail. */
    ActivationToken mailedToken() {
        var text = database.mails().all().getLast().text();
        var link = "https://nexus.example/activate?token=";
        var begin = text.indexOf(link) + link.length();
        return new ActivationToken(text.substring(begin, text.indexOf('\n', begin)));
    }

    Optional<Instant> endOf(PlanCode plan) {
        var user = users.find(ANA).orElseThrow();
        return subscriptions.of(user.id()).stream()
                .filter(it -> it.plan().equals(plan))
                .findFirst()
                .orElseThrow()
                .end();
    }

    private static Merchant merchant(MerchantId id, String slug) {
        return new Merchant(
                id,
                new Slug(slug),
                "Nexus CRM",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ZONE,
                Money.currency("BRL"),
                Set.of(),
                LateMoney.ACCEPT,
                Optional.empty(),
                MainSystemKind.EMBEDDED,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private UUID id() {
        return new UUID(9, ++ids);
    }

    private void ring(Queue queue) {
        database.transactions().requireNone();
        rung.add(queue);
    }

    private final class MovableClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Hashes by reversing; counts, because an unknown user must cost as much as a known one. */
    final class ReversedHashes implements PasswordHashes {
        int compared;
        boolean isBusy;
        Runnable whileComparing = () -> {};
        Runnable whileHashing = () -> {};

        @Override
        public Optional<PasswordHash> hash(Password password) {
            database.transactions().requireNone();
            once(whileHashing, () -> whileHashing = () -> {});
            return isBusy ? Optional.empty() : Optional.of(hashOf(password));
        }

        @Override
        public Verdict compare(Password password, Optional<PasswordHash> hash) {
            database.transactions().requireNone();
            if (isBusy) {
                return Verdict.BUSY;
            }
            compared++;
            once(whileComparing, () -> whileComparing = () -> {});
            return hash.filter(hashOf(password)::equals).isPresent()
                    ? Verdict.EQUAL
                    : Verdict.DIFFERENT;
        }

        private static void once(Runnable work, Runnable forget) {
            forget.run();
            work.run();
        }

        private static PasswordHash hashOf(Password password) {
            return new PasswordHash(new StringBuilder(password.value()).reverse().toString());
        }
    }
}
