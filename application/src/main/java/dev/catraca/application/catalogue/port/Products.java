package dev.catraca.application.catalogue.port;

import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The merchants' products. What is reserved of them stands beside, and is not changed here. */
public interface Products {
    Optional<Product> find(MerchantId merchant, Reference reference);

    /** Those of these that there are. */
    Map<Reference, Product> find(MerchantId merchant, Set<Reference> references);

    /** By reference, those behind the given one. */
    List<Product> page(MerchantId merchant, Optional<Reference> after, int limit);

    /**
     * Adds them, or replaces those that exist; no reference twice.
     *
     * @return those that stay as they were, because more is reserved than their new stock
     */
    Set<Reference> putAll(Collection<Product> products);

    Removal remove(MerchantId merchant, Reference reference);

    /** What became of a product that was to go. */
    enum Removal {
        REMOVED,
        UNKNOWN,
        /** It stays, because some of it is reserved for open checkouts. */
        RESERVED
    }
}
