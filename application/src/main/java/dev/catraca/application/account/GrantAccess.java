package dev.catraca.application.account;

import dev.catraca.application.account.FindSoldPlan.SoldPlan;
import dev.catraca.application.account.port.Grants;
import dev.catraca.application.account.port.Subscriptions;
import dev.catraca.application.account.port.Users;
import dev.catraca.application.shared.port.Doorbell;
import dev.catraca.application.shared.port.Doorbell.Queue;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.account.Grant;
import dev.catraca.domain.account.GrantTerms;
import dev.catraca.domain.account.PaidPeriod;
import dev.catraca.domain.account.PaymentReference;
import dev.catraca.domain.account.Subscription;
import dev.catraca.domain.account.SubscriptionId;
import dev.catraca.domain.account.Tenant;
import dev.catraca.domain.account.TenantId;
import dev.catraca.domain.account.User;
import dev.catraca.domain.account.UserId;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment creates or extends its buyer's access, exactly once. The payment itself is the key:
 * whoever reports it again, even fifty at once, gets the first answer's ids.
 */
public final class GrantAccess {
    /**
     * {@code order} is the order of ours that was paid, if any; {@code periodEnd} is the least end
     * that the caller asks for.
     */
    public record Command(
            Principal caller,
            PaymentReference payment,
            Email email,
            Optional<PersonName> name,
            PlanCode plan,
            Money amount,
            Optional<OrderId> order,
            Optional<Instant> periodEnd) {}

    /** What became of the payment. */
    public sealed interface Outcome {
        /** The user is new, and gets a link to choose a password. */
        record Created(GrantTerms terms) implements Outcome {}

        /** A user we know has access for one more period. */
        record Updated(GrantTerms terms) implements Outcome {}

        /** This was reported before. */
        record AlreadyProcessed(GrantTerms terms) implements Outcome {}

        /** The payment was reported before, with another e-mail, plan or amount. */
        record Conflict() implements Outcome {}

        record PlanUnknown() implements Outcome {}
    }

    private final Transactions transactions;
    private final Grants grants;
    private final Users users;
    private final Subscriptions subscriptions;
    private final FindSoldPlan soldPlans;
    private final WriteActivationMail activationMail;
    private final Doorbell doorbell;
    private final Ids ids;
    private final Clock clock;

    public GrantAccess(
            Transactions transactions,
            Grants grants,
            Users users,
            Subscriptions subscriptions,
            FindSoldPlan soldPlans,
            WriteActivationMail activationMail,
            Doorbell doorbell,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.grants = grants;
        this.users = users;
        this.subscriptions = subscriptions;
        this.soldPlans = soldPlans;
        this.activationMail = activationMail;
        this.doorbell = doorbell;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome grant(Command command) {
        var outcome =
                transactions.compute(
                        () ->
                                grants.lock(command.payment())
                                        .map(it -> again(command, it.terms()))
                                        .orElseGet(() -> first(command)));
        if (outcome instanceof Outcome.Created) {
            doorbell.ring(Queue.MAILS);
        }
        return outcome;
    }

    private static Outcome again(Command command, GrantTerms terms) {
        return terms.tells(command.email(), command.plan(), command.amount())
                ? new Outcome.AlreadyProcessed(terms)
                : new Outcome.Conflict();
    }

    private Outcome first(Command command) {
        var question = new FindSoldPlan.Command(command.caller(), command.plan(), command.order());
        return soldPlans
                .find(question)
                .map(it -> sold(command, it))
                .orElseGet(Outcome.PlanUnknown::new);
    }

    private Outcome sold(Command command, SoldPlan sold) {
        var candidate = candidate(command, sold.merchant());
        var isNew = users.add(candidate);
        var user = isNew ? candidate : users.lock(command.email()).orElseThrow();
        // Read under the user's lock, so that of two payments at once the later one sees the other.
        var now = clock.instant();
        var terms = terms(command, sold, user, now);
        grants.add(new Grant.Active(terms));
        if (isNew) {
            activationMail.write(
                    new WriteActivationMail.Command(user, Optional.of(sold), command.order(), now));
        }
        return isNew ? new Outcome.Created(terms) : new Outcome.Updated(terms);
    }

    /** Who buys at a gym unit works in its space, everybody else in one of their own. */
    private User candidate(Command command, Merchant seller) {
        var id = new UserId(ids.next());
        return seller.unit().isPresent()
                ? new User(id, command.email(), command.name(), Tenant.ofUnit(seller))
                : User.withOwnTenant(id, new TenantId(ids.next()), command.email(), command.name());
    }

    private GrantTerms terms(Command command, SoldPlan sold, User user, Instant now) {
        var merchant = sold.merchant();
        var period =
                new PaidPeriod(
                        sold.plan().cycle(),
                        sold.plan().accessDays(),
                        merchant.zone(),
                        now,
                        command.periodEnd());
        return new GrantTerms(
                command.payment(),
                user.email(),
                merchant.id(),
                command.plan(),
                command.amount(),
                user.id(),
                user.tenant().id(),
                subscription(user, merchant.id(), command.plan()),
                period);
    }

    private SubscriptionId subscription(User user, MerchantId merchant, PlanCode plan) {
        return subscriptions
                .find(user.id(), merchant, plan)
                .map(Subscription::id)
                .orElseGet(
                        () -> {
                            var id = new SubscriptionId(ids.next());
                            subscriptions.add(id, user.id(), merchant, plan);
                            return id;
                        });
    }
}
