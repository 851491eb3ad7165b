package dev.catraca.application.catalogue.port;

import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The buyers whom the merchants' own systems know. */
public interface RegisteredBuyers {
    Optional<RegisteredBuyer> find(MerchantId merchant, Reference reference);

    /** By reference, those behind the given one. */
    List<RegisteredBuyer> page(MerchantId merchant, Optional<Reference> after, int limit);

    /** Adds them, or replaces those that exist; no reference twice. */
    void putAll(Collection<RegisteredBuyer> buyers);

    /** False if there is none. */
    boolean remove(MerchantId merchant, Reference reference);
}
