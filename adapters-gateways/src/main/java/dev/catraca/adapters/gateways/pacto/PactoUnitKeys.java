package dev.catraca.adapters.gateways.pacto;

import dev.catraca.application.sale.port.UnitKeys;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells by a key's form which API it opens. */
@ApplicationScoped
class PactoUnitKeys implements UnitKeys {
    /** V2's keys stand in paths: 32 hexadecimal digits. All others are bearer tokens of V3. */
    private static final Pattern OF_V2 = Pattern.compile("[0-9A-Fa-f]{32}");

    @Override
    public ProviderName name() {
        return PactoCalls.PARTY;
    }

    @Override
    public Map<String, List<String>> credentials(Secret key, String code) {
        return PactoAccount.credentials(OF_V2.matcher(key.value()).matches(), key.value(), code);
    }
}
