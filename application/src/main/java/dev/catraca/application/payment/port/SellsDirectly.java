package dev.catraca.application.payment.port;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentMethod;
import java.util.List;
import java.util.Set;

/**
 * A party that sells and collects by one call of ours, without a page of its own, and honours no
 * key: nobody may ever ask it twice. No method throws for what the provider does, and none is
 * called inside a transaction.
 */
public interface SellsDirectly {
    ProviderName name();

    /** What an account at this provider consists of. */
    List<Credential> credentials();

    /** The names of what is missing in it: some credentials are of use only together. */
    List<String> lacking(ProviderAccount account);

    /** By which methods this account can collect. */
    Set<PaymentMethod> methods(ProviderAccount account);

    /** Sells. Whatever is not a clear answer is unclear, once bytes may have left. */
    SaleOutcome sell(SaleRequest request, ProviderAccount account);

    /**
     * Looks for a sale in the provider's records. {@code Absent} says that there is none, which is
     * no proof: it may be slow to appear. Several that fit are {@code Unknown}.
     */
    ChargeReport look(SaleInquiry inquiry, ProviderAccount account);
}
