package dev.catraca.domain.catalogue;

import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.util.Optional;

/** A buyer whom the merchant's own system knows, by its reference there. */
public record RegisteredBuyer(
        MerchantId merchant,
        Reference reference,
        PersonName name,
        Email email,
        Optional<TaxId> taxId,
        Optional<Phone> phone,
        boolean isActive) {}
