package dev.catraca.application.sale.port;

import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.shared.Secret;
import java.util.List;
import java.util.Map;

/** Makes credentials of a unit's key alone, for those who know no more than that. */
public interface UnitKeys {
    /** Whose accounts they are. */
    ProviderName name();

    /**
     * The credentials by name; {@code code} is all that the unit is called. They may be lacking
     * something, which the provider's gateway tells.
     */
    Map<String, List<String>> credentials(Secret key, String code);
}
