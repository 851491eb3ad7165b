package dev.catraca.adapters.web.checkout;

import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.InvalidValue;
import dev.catraca.domain.shared.PersonName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a site's link or the buyer filled in, as it came; each part is checked when it is used. */
record CheckoutForm(
        String merchant,
        @Nullable String plan,
        @Nullable String email,
        @Nullable String name,
        @Nullable String returnUrl) {

    static final String USUAL_MERCHANT = "nexus";

    static CheckoutForm of(MultivaluedMap<String, String> fields) {
        var merchant = fields.getFirst("merchant");
        return new CheckoutForm(
                merchant == null ? USUAL_MERCHANT : merchant,
                fields.getFirst("plan"),
                fields.getFirst("email"),
                fields.getFirst("name"),
                fields.getFirst("return_url"));
    }

    Optional<Slug> slug() {
        return Legible.value(merchant, Slug::new);
    }

    Optional<PlanCode> planCode() {
        return Legible.value(plan, PlanCode::new);
    }

    /** Throws {@link InvalidValue} for a missing or malformed address or name. */
    Buyer buyer() {
        return new Buyer(new Email(given(email).orElse("")), given(name).map(PersonName::new));
    }

    /** Throws {@link InvalidValue} for anything a buyer may not be sent to. */
    Optional<URI> site() {
        return given(returnUrl).map(Origin::address);
    }

    /** What to show in the field again. */
    static String shown(@Nullable String value) {
        return given(value).orElse("");
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(it -> !it.isEmpty());
    }
}
