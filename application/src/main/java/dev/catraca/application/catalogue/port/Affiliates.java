package dev.catraca.application.catalogue.port;

import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who brings buyers to the merchants. */
public interface Affiliates {
    Optional<Affiliate> find(MerchantId merchant, Reference reference);

    /** By reference, those behind the given one. */
    List<Affiliate> page(MerchantId merchant, Optional<Reference> after, int limit);

    /** Adds them, or replaces those that exist; no reference twice. */
    void putAll(Collection<Affiliate> affiliates);

    /** False if there is none. */
    boolean remove(MerchantId merchant, Reference reference);
}
