package dev.catraca.adapters.provisioning;

import dev.catraca.application.provisioning.port.MainSystem.Grant;
import dev.catraca.domain.order.Access;
import dev.catraca.domain.provisioning.AccountReference;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The main system's JSON; amounts are in the currency's minor unit. */
final class MainSystemWire {
    private static final int LONGEST_ID = 200;

    private MainSystemWire() {}

    static String of(Grant grant) {
        var body =
                Json.createObjectBuilder()
                        .add("email", grant.buyer().email().value())
                        .add("planId", grant.plan().value())
                        .add("provider", grant.provider().value())
                        .add("providerReference", grant.paymentReference())
                        .add("amount", grant.amount().minor())
                        .add("currency", grant.amount().currencyCode())
                        .add("orderId", grant.order().toString());
        grant.buyer().name().ifPresent(name -> body.add("name", name.value()));
        return body.build().toString();
    }

    /** Empty unless it says in so many words that it did what was asked. */
    static Optional<JsonObject> success(JsonObject body) {
        return Optional.of(body).filter(it -> JsonValue.TRUE.equals(it.get("success")));
    }

    /** Empty unless success is told with all three ids. */
    static Optional<AccountReference> account(JsonObject body) {
        String user = id(body, "userId");
        String tenant = id(body, "tenantId");
        String subscription = id(body, "subscriptionId");
        if (user == null || tenant == null || subscription == null) {
            return Optional.empty();
        }
        return success(body).map(_ -> new AccountReference(user, tenant, subscription));
    }

    /** Empty for a status that is not in the contract. */
    static Optional<Access> access(JsonObject body) {
        return switch (body.getString("status", "")) {
            case "active" -> Optional.of(Access.ACTIVE);
            case "suspended" -> Optional.of(Access.SUSPENDED);
            case "revoked" -> Optional.of(Access.REVOKED);
            default -> Optional.empty();
        };
    }

    private static @Nullable String id(JsonObject body, String name) {
        return body.get(name) instanceof JsonString text && isId(text.getString())
                ? text.getString()
                : null;
    }

    private static boolean isId(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl);
    }
}
