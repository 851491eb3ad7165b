package dev.catraca.adapters.web.v1.merchants;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.merchant.ReadMerchant.Found;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.merchant.Slug;
import java.util.Optional;

/** Which merchants a caller may write: all, or the own one and its units. */
public final class MerchantRights {
    private final Principal caller;
    private final ReadMerchant merchants;

    public MerchantRights(Principal caller, ReadMerchant merchants) {
        this.caller = caller;
        this.merchants = merchants;
    }

    /** The merchant, if it exists; 404 if the caller may neither replace nor create it. */
    Optional<Found> target(Slug slug) {
        var existing = merchants.read(slug);
        var isAllowed =
                existing.map(it -> caller.reaches(it.merchant()))
                        .orElse(caller.merchant().isEmpty());
        if (!isAllowed) {
            throw new Rejected(ProblemCode.MERCHANT_UNKNOWN);
        }
        return existing;
    }

    /** Who sells through a platform uses its accounts: that is for the platform to allow. */
    void checkPlatform(Optional<Found> existing, WriteMerchant.Command command) {
        if (!command.platform().equals(existing.flatMap(Found::platform))) {
            command.platform().ifPresent(this::checkPlatform);
        }
    }

    /** Who may write all merchants may also name one that is yet to be written. */
    private void checkPlatform(Slug platform) {
        var isReached =
                caller.merchant().isEmpty()
                        || merchants
                                .read(platform)
                                .filter(it -> caller.reaches(it.merchant()))
                                .isPresent();
        if (!isReached) {
            throw new Rejected(ProblemCode.PLATFORM_UNKNOWN);
        }
    }

    /** Both of it. */
    public void check(WriteMerchant.Command command) {
        checkPlatform(target(command.slug()), command);
    }
}
