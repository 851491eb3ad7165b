package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.application.catalogue.port.Products;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class JpaProducts implements Products {
    private final JpaContext context;
    private final EntityManager manager;

    @Inject
    JpaProducts(JpaContext context) {
        this.context = context;
        this.manager = context.get();
    }

    @Override
    public Optional<Product> find(MerchantId merchant, Reference reference) {
        var key = ReferenceKey.of(merchant, reference);
        return context.read(
                () ->
                        Optional.ofNullable(manager.find(ProductRow.class, key))
                                .map(ProductRow::become));
    }

    @Override
    public Map<Reference, Product> find(MerchantId merchant, Set<Reference> references) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT p FROM ProductRow p WHERE p.merchant = :merchant"
                                                + " AND p.reference IN :references",
                                        ProductRow.class)
                                .setParameter("merchant", merchant.value())
                                .setParameter(
                                        "references",
                                        references.stream().map(Reference::value).toList())
                                .getResultStream()
                                .map(ProductRow::become)
                                .collect(
                                        Collectors.toMap(Product::reference, Function.identity())));
    }

    @Override
    public List<Product> page(MerchantId merchant, Optional<Reference> after, int limit) {
        return context.read(
                () ->
                        manager.createQuery(
                                        "SELECT p FROM ProductRow p WHERE p.merchant = :merchant"
                                                + " AND p.reference > :after ORDER BY p.reference",
                                        ProductRow.class)
                                .setParameter("merchant", merchant.value())
                                .setParameter("after", after.map(Reference::value).orElse(""))
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(ProductRow::become)
                                .toList());
    }

    /** What is refused is rare: only then is asked, one by one, which it was. */
    @Override
    public Set<Reference> putAll(Collection<Product> products) {
        if (put(products) == products.size()) {
            return Set.of();
        }
        return products.stream()
                .filter(it -> put(List.of(it)) == 0)
                .map(Product::reference)
                .collect(Collectors.toSet());
    }

    private int put(Collection<Product> products) {
        return ProductRow.UPSERT.run(manager, products.stream().map(ProductRow::json).toList());
    }

    @Override
    public Removal remove(MerchantId merchant, Reference reference) {
        var removed =
                manager.createQuery(
                                "DELETE FROM ProductRow p WHERE p.merchant = :merchant"
                                        + " AND p.reference = :reference AND p.reserved = 0")
                        .setParameter("merchant", merchant.value())
                        .setParameter("reference", reference.value())
                        .executeUpdate();
        if (removed > 0) {
            return Removal.REMOVED;
        }
        return find(merchant, reference).isPresent() ? Removal.RESERVED : Removal.UNKNOWN;
    }
}
