package dev.catraca.application.fakes;

import dev.catraca.application.catalogue.port.Products;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

public final class InMemoryProducts implements Products {
    private final CatalogueTable<Reference, Product> table;
    private final Map<Key, Integer> reserved;

    public InMemoryProducts(InMemoryTransactions transactions) {
        this.table = new CatalogueTable<>(transactions, Reference::value);
        this.reserved = transactions.table();
    }

    private record Key(MerchantId merchant, Reference reference) {}

    /** As an open checkout does. */
    public void reserve(Product product, int pieces) {
        reserved.put(new Key(product.merchant(), product.reference()), pieces);
    }

    private int reserved(MerchantId merchant, Reference reference) {
        return reserved.getOrDefault(new Key(merchant, reference), 0);
    }

    @Override
    public Optional<Product> find(MerchantId merchant, Reference reference) {
        return table.find(merchant, reference);
    }

    @Override
    public Map<Reference, Product> find(MerchantId merchant, Set<Reference> references) {
        return references.stream()
                .flatMap(it -> find(merchant, it).stream())
                .collect(Collectors.toMap(Product::reference, Function.identity()));
    }

    @Override
    public List<Product> page(MerchantId merchant, Optional<Reference> after, int limit) {
        return table.page(merchant, after, limit);
    }

    @Override
    public Set<Reference> putAll(Collection<Product> products) {
        return products.stream()
                .filter(it -> !isPut(it))
                .map(Product::reference)
                .collect(Collectors.toSet());
    }

    private boolean isPut(Product product) {
        if (reserved(product.merchant(), product.reference()) > product.stock()) {
            return false;
        }
        table.put(product.merchant(), product.reference(), product);
        return true;
    }

    @Override
    public Removal remove(MerchantId merchant, Reference reference) {
        if (reserved(merchant, reference) > 0) {
            return Removal.RESERVED;
        }
        return table.remove(merchant, reference) ? Removal.REMOVED : Removal.UNKNOWN;
    }
}
