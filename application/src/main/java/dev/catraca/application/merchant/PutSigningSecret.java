package dev.catraca.application.merchant;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.merchant.port.SigningSecrets.SigningSecret;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sets a secret that the merchant's server shares with us, beside those it has. */
public final class PutSigningSecret {
    private final Merchants merchants;
    private final SigningSecrets secrets;
    private final Transactions transactions;
    private final Clock clock;

    public PutSigningSecret(
            Merchants merchants, SigningSecrets secrets, Transactions transactions, Clock clock) {
        this.merchants = merchants;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record Command(
            Slug merchant, String keyId, Secret secret, Optional<Instant> expiresAt) {}

    /** False if there is no such merchant. */
    public boolean put(Command command) {
        var merchant = merchants.find(command.merchant());
        merchant.ifPresent(
                it ->
                        transactions.run(
                                () ->
                                        secrets.put(
                                                it.id(),
                                                new SigningSecret(
                                                        command.keyId(),
                                                        command.secret(),
                                                        command.expiresAt()),
                                                clock.instant())));
        return merchant.isPresent();
    }
}
