package dev.catraca.adapters.web.v1.imports;

import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.Origin;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a merchant's body says as its platform's would, where a file says nothing. */
final class Inherited {
    private static final JsonProvider JSON = JsonProvider.provider();

    private Inherited() {}

    static Map<String, JsonValue> from(Merchant platform) {
        var values = new LinkedHashMap<String, JsonValue>();
        values.put("platform", JSON.createValue(platform.slug().value()));
        values.put("timeZone", JSON.createValue(platform.zone().getId()));
        values.put("currency", JSON.createValue(platform.currency().getCurrencyCode()));
        values.put("lateMoney", word(platform.lateMoney()));
        values.put("mainSystem", word(platform.mainSystem()));
        platform.defaultProvider()
                .ifPresent(it -> values.put("defaultProvider", JSON.createValue(it.value())));
        var origins = JSON.createArrayBuilder();
        platform.returnOrigins().stream().map(Origin::value).sorted().forEach(origins::add);
        values.put("returnOrigins", origins.build());
        return values;
    }

    private static JsonValue word(Enum<?> it) {
        return JSON.createValue(it.name().toLowerCase(Locale.ROOT));
    }
}
