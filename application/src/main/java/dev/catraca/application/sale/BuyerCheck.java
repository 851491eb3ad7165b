package dev.catraca.application.sale;

import dev.catraca.application.blocklist.FindBlocked;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.sale.SellPlan.Command;
import dev.catraca.application.sale.SellPlan.Outcome;
import dev.catraca.domain.blocklist.IpRange;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.sale.SaleSettings;
import java.util.Optional;

/** Whether this buyer may buy here, in this way; what they buy is not looked at. */
final class BuyerCheck {
    /** What the buyer's browser has to prove its human for. */
    private static final String ACTION = "checkout";

    private final SellsDirectly seller;
    private final CheckHuman humans;
    private final FindBlocked blocked;
    private final AskUnit asking;

    BuyerCheck(SellsDirectly seller, CheckHuman humans, FindBlocked blocked, AskUnit asking) {
        this.seller = seller;
        this.humans = humans;
        this.blocked = blocked;
        this.asking = asking;
    }

    /** What is wrong with the request before the unit's system is asked for a price. */
    Optional<Outcome> refusal(Command command, Merchant unit, ProviderAccount account) {
        if (!seller.methods(account).contains(command.method())) {
            return Optional.of(new Outcome.MethodNotOffered());
        }
        return bot(command).or(() -> blocked(command, unit)).or(() -> demanded(command));
    }

    private Optional<Outcome> bot(Command command) {
        return switch (humans.check(
                new CheckHuman.Command(command.challenge(), ACTION, command.address()))) {
            case CheckHuman.Outcome.Human() -> Optional.empty();
            case CheckHuman.Outcome.NotHuman(), CheckHuman.Outcome.AskAgain() ->
                    Optional.of(new Outcome.NotHuman());
            case CheckHuman.Outcome.Unavailable() -> Optional.of(new Outcome.HumanUnclear());
        };
    }

    private Optional<Outcome> blocked(Command command, Merchant unit) {
        var customer = command.customer();
        var query =
                new FindBlocked.Query(
                        unit.id(),
                        command.address().map(IpRange::parse),
                        Optional.of(customer.taxId()),
                        Optional.of(customer.email()));
        return blocked.find(query) instanceof FindBlocked.Outcome.Blocked
                ? Optional.of(new Outcome.Blocked())
                : Optional.empty();
    }

    private Optional<Outcome> demanded(Command command) {
        var question = new AskUnit.Command<>(command.unit(), new AskUnit.Question.Settings());
        return switch (asking.ask(question)) {
            case AskUnit.Outcome.Answered<SaleSettings>(var it) -> demanded(command, it);
            case AskUnit.Outcome.UnitUnknown<SaleSettings>() ->
                    Optional.of(new Outcome.UnitUnknown());
            case AskUnit.Outcome.NotSellable<SaleSettings>() ->
                    Optional.of(new Outcome.NotSellable());
            case AskUnit.Outcome.Refused<SaleSettings>() -> Optional.of(new Outcome.Refused());
            case AskUnit.Outcome.Unavailable<SaleSettings>(var retryAfter) ->
                    Optional.of(new Outcome.Unavailable(retryAfter));
        };
    }

    private static Optional<Outcome> demanded(Command command, SaleSettings settings) {
        if (!settings.methods().contains(command.method())) {
            return Optional.of(new Outcome.MethodNotOffered());
        }
        var lacking = command.customer().lacking(settings.demanded());
        return lacking.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Lacking(lacking));
    }
}
