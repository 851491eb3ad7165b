package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Legible;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.adapters.web.v1.merchants.AccountBody;
import dev.catraca.adapters.web.v1.merchants.MerchantBody;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.application.payment.CheckCredentials;
import dev.catraca.application.payment.CheckCredentials.Outcome;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"kind":"unit","slug":"…","name":"…","unit":{…},"accounts":{"pacto":{…}}}}: a
 * merchant's body, which says as its platform does where it says nothing, and its accounts' bodies.
 */
final class UnitLines {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String ACCOUNTS = "accounts";
    private static final String PLATFORM = "platform";

    private final Principal caller;
    private final Merchant platform;
    private final CheckCredentials checking;

    /** The caller reaches the platform. */
    UnitLines(Principal caller, Merchant platform, CheckCredentials checking) {
        this.caller = caller;
        this.platform = platform;
        this.checking = checking;
    }

    /** A key that may only write what is sold must neither make merchants nor set accounts. */
    void checkRights() {
        if (!caller.may(Scope.ADMIN)) {
            throw new Rejected(
                    ProblemCode.FORBIDDEN, List.of(Violation.of("", "units-need-admin")));
        }
    }

    Item read(Fields in) {
        checkRights();
        var violations = new ArrayList<Violation>();
        var unit = unit(in.json(), violations);
        var accounts = accounts(in.json(), violations);
        if (unit.isEmpty() || !violations.isEmpty()) {
            throw new Rejected(ProblemCode.VALUES_INVALID, violations);
        }
        return new Item.OfUnit(platform.id(), unit.get(), accounts);
    }

    private Optional<WriteMerchant.Command> unit(JsonObject line, List<Violation> violations) {
        try {
            var in = Fields.of(whole(line), Fields.Unknown.REFUSED);
            CatalogueLine.kind(in);
            if (!line.containsKey("unit")) {
                in.object("unit");
            }
            var command = MerchantBody.toCommand(in.value("slug", Slug::new), in);
            if (!command.platform().equals(Optional.of(platform.slug()))) {
                violations.add(Violation.of(PLATFORM, "not-a-choice", platform.slug().value()));
            }
            return Optional.of(command);
        } catch (Rejected bad) {
            violations.addAll(bad.violations());
            return Optional.empty();
        }
    }

    private JsonObject whole(JsonObject line) {
        var whole = JSON.createObjectBuilder(line).remove(ACCOUNTS);
        Inherited.from(platform)
                .forEach(
                        (name, value) -> {
                            if (!says(line.get(name))) {
                                whole.add(name, value);
                            }
                        });
        return whole.build();
    }

    private static boolean says(@Nullable JsonValue value) {
        return value != null && !(value instanceof JsonString text && text.getString().isBlank());
    }

    private Map<ProviderName, Map<String, List<String>>> accounts(
            JsonObject line, List<Violation> violations) {
        var accounts = new HashMap<ProviderName, Map<String, List<String>>>();
        switch (line.get(ACCOUNTS)) {
            case null -> {}
            case JsonObject all ->
                    all.forEach(
                            (name, body) -> {
                                try {
                                    accounts.put(provider(name), credentials(name, body));
                                } catch (Rejected bad) {
                                    violations.addAll(bad.violations());
                                }
                            });
            default -> violations.add(Violation.of(ACCOUNTS, "not-an-object"));
        }
        return accounts;
    }

    private static ProviderName provider(String name) {
        return Legible.value(name, ProviderName::new).orElseThrow(UnitLines::unknownProvider);
    }

    /** Without its name, which could be anything. */
    private static Rejected unknownProvider() {
        return new Rejected(
                ProblemCode.VALUES_INVALID, List.of(Violation.of(ACCOUNTS, "provider-unknown")));
    }

    private Map<String, List<String>> credentials(String name, JsonValue value) {
        var path = ACCOUNTS + "." + name;
        var none = new CheckCredentials.Command(provider(name), Map.of());
        if (checking.check(none) instanceof Outcome.ProviderUnknown) {
            throw unknownProvider();
        }
        if (!(value instanceof JsonObject body)) {
            throw new Rejected(
                    ProblemCode.FIELDS_INVALID, List.of(Violation.of(path, "not-an-object")));
        }
        try {
            return checked(provider(name), body);
        } catch (Rejected bad) {
            throw new Rejected(
                    bad.code(),
                    bad.violations().stream()
                            .map(
                                    it ->
                                            new Violation(
                                                    path + "." + it.field(),
                                                    it.code(),
                                                    it.message(),
                                                    it.arguments()))
                            .toList());
        }
    }

    private Map<String, List<String>> checked(ProviderName provider, JsonObject body) {
        var credentials = AccountBody.read(Fields.of(body, Fields.Unknown.REFUSED));
        return switch (checking.check(new CheckCredentials.Command(provider, credentials))) {
            case Outcome.Acceptable() -> credentials;
            case Outcome.ProviderUnknown() -> throw unknownProvider();
            case Outcome.Invalid(var violations) ->
                    throw new Rejected(
                            ProblemCode.VALUES_INVALID,
                            violations.stream().map(AccountBody::violation).toList());
        };
    }
}
