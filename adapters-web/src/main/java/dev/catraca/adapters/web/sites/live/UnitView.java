package dev.catraca.adapters.web.sites.live;

import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One unit, in the names of the client's own table. */
public record UnitView(
        String slug,
        String nome,
        @Nullable String codigoUnidade,
        @Nullable String cidade,
        @Nullable String estado,
        @Nullable String cep,
        @Nullable String endereco,
        @Nullable String complemento,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String logo,
        List<String> imagens,
        @Nullable String chavePublica,
        @Nullable String telefone,
        @Nullable String email,
        @Nullable String locale,
        String moeda,
        boolean internacional) {
    static UnitView of(Merchant merchant) {
        return of(merchant, merchant.unit().orElseThrow());
    }

    private static UnitView of(Merchant merchant, Unit it) {
        return new UnitView(
                merchant.slug().value(),
                merchant.name(),
                it.code().orElse(null),
                it.city().orElse(null),
                it.state().orElse(null),
                it.postalCode().orElse(null),
                it.address().orElse(null),
                it.complement().orElse(null),
                it.latitude().orElse(null),
                it.longitude().orElse(null),
                it.logo().orElse(null),
                it.images(),
                it.publicKey().orElse(null),
                it.phone().orElse(null),
                it.email().orElse(null),
                it.locale().orElse(null),
                merchant.currency().getCurrencyCode(),
                it.international());
    }
}
