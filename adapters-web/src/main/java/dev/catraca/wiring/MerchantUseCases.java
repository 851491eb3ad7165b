package dev.catraca.wiring;

import dev.catraca.application.merchant.CheckOrigin;
import dev.catraca.application.merchant.PutMerchant;
import dev.catraca.application.merchant.PutSigningSecret;
import dev.catraca.application.merchant.ReadMerchant;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.application.merchant.port.SigningSecrets;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.MainSystemKind;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds the use cases around who sells. */
@Dependent
class MerchantUseCases {
    @Produces
    @Singleton
    static WriteMerchant writeMerchant(Merchants merchants, Ids ids, Settings settings) {
        return new WriteMerchant(
                merchants,
                ids,
                settings.isMainSystemRemote() ? MainSystemKind.REMOTE : MainSystemKind.EMBEDDED);
    }

    @Produces
    @Singleton
    static PutMerchant putMerchant(WriteMerchant writing, Transactions transactions) {
        return new PutMerchant(writing, transactions);
    }

    @Produces
    @Singleton
    static ReadMerchant readMerchant(Merchants merchants) {
        return new ReadMerchant(merchants);
    }

    @Produces
    @Singleton
    static CheckOrigin checkOrigin(Merchants merchants) {
        return new CheckOrigin(merchants);
    }

    @Produces
    @Singleton
    static PutSigningSecret putSigningSecret(
            Merchants merchants, SigningSecrets secrets, Transactions transactions, Clock clock) {
        return new PutSigningSecret(merchants, secrets, transactions, clock);
    }
}
