package dev.catraca.application.sale;

import dev.catraca.application.merchant.port.Merchants;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Slug;
import java.util.List;

/** The units of a chain, for its site to show. */
public final class ListUnits {
    private final Merchants merchants;

    public ListUnits(Merchants merchants) {
        this.merchants = merchants;
    }

    /** By their names; none if there is no such chain. */
    public List<Merchant> list(Slug chain) {
        return merchants.find(chain).map(it -> merchants.unitsOf(it.id())).orElseGet(List::of);
    }
}
