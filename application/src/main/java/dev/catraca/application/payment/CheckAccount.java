package dev.catraca.application.payment;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.ProviderAccounts;
import dev.catraca.application.payment.port.ChecksAccounts;
import dev.catraca.application.payment.port.ChecksAccounts.Expectation;
import dev.catraca.application.payment.port.Inbox;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.payment.Notification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks over the account that a merchant sells through, its own or its platform's: asks the
 * provider, and tells when it was last heard of. Nothing is changed.
 */
public final class CheckAccount {
    private static final int RECENT = 50;

    private final Merchants merchants;
    private final Accounts accounts;
    private final Inbox inbox;
    private final List<ChecksAccounts> providers;
    private final WebhookAddress addresses;
    private final boolean isLive;

    /** {@code isLive} if real money should move. */
    public CheckAccount(
            Merchants merchants,
            ProviderAccounts accounts,
            Inbox inbox,
            List<ChecksAccounts> providers,
            WebhookAddress addresses,
            boolean isLive) {
        this.merchants = merchants;
        this.accounts = new Accounts(accounts);
        this.inbox = inbox;
        this.providers = List.copyOf(providers);
        this.addresses = addresses;
        this.isLive = isLive;
    }

    public record Command(Slug merchant, ProviderName provider) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Checked(List<Check> checks) implements Outcome {}

        record MerchantUnknown() implements Outcome {}

        record AccountMissing() implements Outcome {}

        /** The provider's gateway has nothing to check by. */
        record NotOffered() implements Outcome {}
    }

    /** One thing that was looked at; {@code code} is a key of the texts that explain it. */
    public record Check(String name, boolean isOk, String code, List<String> facts) {
        public Check {
            facts = List.copyOf(facts);
        }
    }

    public Outcome check(Command command) {
        var merchant = merchants.find(command.merchant()).orElse(null);
        if (merchant == null) {
            return new Outcome.MerchantUnknown();
        }
        var account = accounts.of(merchant, command.provider()).orElse(null);
        if (account == null) {
            return new Outcome.AccountMissing();
        }
        return providers.stream()
                .filter(it -> it.provider().equals(command.provider()))
                .findFirst()
                .<Outcome>map(it -> new Outcome.Checked(checks(it, merchant, account)))
                .orElseGet(Outcome.NotOffered::new);
    }

    private List<Check> checks(
            ChecksAccounts provider, Merchant merchant, ProviderAccount account) {
        var owner = merchants.find(account.merchant()).orElse(merchant);
        var expected =
                new Expectation(
                        addresses.of(account.provider(), owner.slug()),
                        isLive,
                        owner.name(),
                        owner.unit().flatMap(Unit::postalCode));
        return Stream.concat(
                        provider.check(account, expected).stream()
                                .map(it -> new Check(it.name(), it.isOk(), it.code(), it.facts())),
                        Stream.of(heardOf(account.merchant(), account.provider())))
                .toList();
    }

    /** A new account has not been heard of yet, and that is no fault. */
    private Check heardOf(MerchantId account, ProviderName provider) {
        return inbox.list(Optional.empty(), Optional.of(account), Optional.empty(), RECENT).stream()
                .filter(it -> it.account().equals(account) && it.provider().equals(provider))
                .map(Notification::receivedAt)
                .findFirst()
                .map(
                        it ->
                                new Check(
                                        "notifications",
                                        true,
                                        "notifications-received",
                                        List.of(it.toString())))
                .orElseGet(() -> new Check("notifications", true, "notifications-none", List.of()));
    }
}
