package dev.catraca.application.payment;

import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates a unit of a platform, or replaces all that is known of it, together with its accounts, as
 * a part of the transaction of whoever asks. Accounts that are not named stay.
 */
public final class WriteUnit {
    private final Merchants merchants;
    private final WriteMerchant writing;
    private final WriteProviderAccount accounts;

    public WriteUnit(Merchants merchants, WriteMerchant writing, WriteProviderAccount accounts) {
        this.merchants = merchants;
        this.writing = writing;
        this.accounts = accounts;
    }

    /** {@link CheckCredentials} found nothing wrong with the credentials. */
    public record Command(
            MerchantId platform,
            WriteMerchant.Command unit,
            Map<ProviderName, Map<String, List<String>>> accounts) {
        @Override
        public String toString() {
            return "Command[%s, %s]".formatted(unit.slug(), accounts.keySet());
        }
    }

    /** What came of it; unless it is {@code WRITTEN}, nothing changed. */
    public enum Outcome {
        WRITTEN,
        /** A merchant that is no unit of this platform has it. */
        SLUG_TAKEN,
        /** There is no such platform, or it has a platform itself. */
        PLATFORM_UNKNOWN
    }

    public Outcome write(Command command) {
        var isOthers =
                merchants
                        .find(command.unit().slug())
                        .filter(it -> !it.platform().equals(Optional.of(command.platform())))
                        .isPresent();
        if (isOthers) {
            return Outcome.SLUG_TAKEN;
        }
        return switch (writing.write(command.unit())) {
            case WriteMerchant.Outcome.PlatformUnknown() -> Outcome.PLATFORM_UNKNOWN;
            case WriteMerchant.Outcome.Created(var unit) -> withAccounts(unit, command);
            case WriteMerchant.Outcome.Replaced(var unit) -> withAccounts(unit, command);
        };
    }

    private Outcome withAccounts(Merchant unit, Command command) {
        command.accounts()
                .forEach(
                        (provider, credentials) ->
                                accounts.write(
                                        new WriteProviderAccount.Command(
                                                unit.id(), provider, credentials)));
        return Outcome.WRITTEN;
    }
}
