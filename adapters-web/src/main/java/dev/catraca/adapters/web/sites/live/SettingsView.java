package dev.catraca.adapters.web.sites.live;

import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.sale.SaleSettings;
import java.util.List;

/** Which methods the unit offers, and what a customer has to tell. */
public record SettingsView(
        boolean apresentarCartaoVenda,
        boolean apresentarPixVenda,
        boolean apresentarBoleto,
        List<String> camposAdicionais,
        boolean habilitarPreCadastro) {
    static SettingsView of(SaleSettings it) {
        return new SettingsView(
                it.methods().contains(PaymentMethod.CARD),
                it.methods().contains(PaymentMethod.PIX),
                it.methods().contains(PaymentMethod.BOLETO),
                it.demanded().stream().map(Selling::fieldName).sorted().toList(),
                it.isPreEnrolmentOpen());
    }
}
