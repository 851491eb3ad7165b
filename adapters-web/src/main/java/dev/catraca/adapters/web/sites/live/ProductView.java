package dev.catraca.adapters.web.sites.live;

import dev.catraca.domain.sale.OfferedProduct;
import org.jspecify.annotations.Nullable;

/** One product of a unit; the price in centavos. */
public record ProductView(int codigo, String nome, @Nullable String descricao, long valor) {
    static ProductView of(OfferedProduct it) {
        return new ProductView(
                it.code(), it.name(), it.description().orElse(null), it.price().minor());
    }
}
