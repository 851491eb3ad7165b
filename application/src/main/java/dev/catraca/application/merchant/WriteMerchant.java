package dev.catraca.application.merchant;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.shared.TaxId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates a merchant, or replaces all that is known of it, as a part of the transaction of whoever
 * asks.
 */
public final class WriteMerchant {
    private final Merchants merchants;
    private final Ids ids;
    private final MainSystemKind defaultMainSystem;

    public WriteMerchant(Merchants merchants, Ids ids, MainSystemKind defaultMainSystem) {
        this.merchants = merchants;
        this.ids = ids;
        this.defaultMainSystem = defaultMainSystem;
    }

    /** The {@code platform} is the slug of the merchant whose provider accounts it uses. */
    public record Command(
            Slug slug,
            String name,
            Optional<String> reference,
            Optional<Slug> platform,
            Optional<TaxId> taxId,
            ZoneId zone,
            Currency currency,
            Set<Origin> returnOrigins,
            LateMoney lateMoney,
            Optional<ProviderName> defaultProvider,
            Optional<MainSystemKind> mainSystem,
            Map<ProviderName, String> wallets,
            Optional<SplitRule> splitRule,
            Optional<Unit> unit) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Created(Merchant merchant) implements Outcome {}

        record Replaced(Merchant merchant) implements Outcome {}

        /** There is no such platform, or it has a platform itself. */
        record PlatformUnknown() implements Outcome {}
    }

    public Outcome write(Command command) {
        var platform = command.platform().flatMap(merchants::find);
        if (command.platform().isPresent() && platform.map(this::isNoPlatform).orElse(true)) {
            return new Outcome.PlatformUnknown();
        }
        var existing = merchants.find(command.slug());
        var id = existing.map(Merchant::id).orElseGet(() -> new MerchantId(ids.next()));
        var merchant = merchant(id, platform.map(Merchant::id), command);
        merchants.put(merchant);
        return existing.isPresent()
                ? new Outcome.Replaced(merchant)
                : new Outcome.Created(merchant);
    }

    private boolean isNoPlatform(Merchant merchant) {
        return merchant.platform().isPresent();
    }

    private Merchant merchant(MerchantId id, Optional<MerchantId> platform, Command command) {
        return new Merchant(
                id,
                command.slug(),
                command.name(),
                command.reference(),
                platform,
                command.taxId(),
                command.zone(),
                command.currency(),
                command.returnOrigins(),
                command.lateMoney(),
                command.defaultProvider(),
                command.mainSystem().orElse(defaultMainSystem),
                command.wallets(),
                command.splitRule(),
                command.unit());
    }
}
