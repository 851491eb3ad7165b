package dev.catraca.application.merchant.port;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Optional;

/** The merchants' accounts at providers; secrets rest encrypted. What is read may be 5 s old. */
public interface ProviderAccounts {
    Optional<ProviderAccount> find(MerchantId merchant, ProviderName provider);

    /** The merchant's own, by the providers' names. */
    List<ProviderAccount> of(MerchantId merchant);

    /** As it is now, held until the end of the transaction. */
    Optional<ProviderAccount> lock(MerchantId merchant, ProviderName provider);

    void put(ProviderAccount account);

    /** False, and nothing changes, if the merchant has one at this provider. */
    boolean add(ProviderAccount account);
}
