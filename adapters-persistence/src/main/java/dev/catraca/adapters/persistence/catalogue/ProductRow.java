package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Money;
import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "product")
@IdClass(ReferenceKey.class)
class ProductRow {
    /** {@code excluded} is what is to come: less than is reserved is not taken over. */
    static final Upsert UPSERT =
            Upsert.onlyIf(
                    "product.reserved <= excluded.stock",
                    "product",
                    ReferenceKey.COLUMNS,
                    List.of("name", "description", "price", "currency", "stock", "active"));

    @Id
    @Column(name = "merchant_id")
    private UUID merchant;

    @Id private String reference;
    private String name;
    private @Nullable String description;
    private long price;
    private String currency;
    private int stock;

    @SuppressWarnings("UnusedVariable") // read by queries only
    @Column(insertable = false, updatable = false)
    private int reserved;

    private boolean active;

    protected ProductRow() {}

    static JsonObject json(Product it) {
        var row =
                ReferenceKey.json(it.merchant(), it.reference())
                        .add("name", it.name())
                        .add("price", it.price().minor())
                        .add("currency", it.price().currencyCode())
                        .add("stock", it.stock())
                        .add("active", it.isActive());
        it.description().ifPresent(text -> row.add("description", text));
        return row.build();
    }

    Product become() {
        return new Product(
                new MerchantId(merchant),
                new Reference(reference),
                name,
                Optional.ofNullable(description),
                Money.of(price, currency),
                stock,
                active);
    }
}
