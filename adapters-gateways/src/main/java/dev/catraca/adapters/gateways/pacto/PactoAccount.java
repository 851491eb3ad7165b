package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.pacto.Operation.Api;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.payment.PaymentMethod;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A unit's keys: for V3, for V2, or for both. */
record PactoAccount(MerchantId merchant, Optional<V3> v3, Optional<V2> v2) {
    private static final String V3_SECRET = "v3.secretKey";
    private static final String V3_COMPANY = "v3.empresaId";
    private static final String V3_UNIT = "v3.unitCode";
    private static final String V2_SECRET = "v2.secretKey";
    private static final String V2_UNIT = "v2.unitCode";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    private static final List<String> OF_V3 = List.of(V3_SECRET, V3_COMPANY, V3_UNIT);
    private static final List<String> OF_V2 = List.of(V2_SECRET, V2_UNIT);

    /** Codes are no secrets, and shorter than any. */
    static List<Credential> credentials() {
        return List.of(
                new Credential(V3_SECRET, false, false, true),
                new Credential(V3_COMPANY, false, false, false),
                new Credential(V3_UNIT, false, false, false),
                new Credential(V2_SECRET, false, false, true),
                new Credential(V2_UNIT, false, false, false));
    }

    /** Of a key and a code alone: at V3 the company's number is the unit's. */
    static Map<String, List<String>> credentials(boolean isOfV2, String key, String code) {
        return isOfV2
                ? Map.of(V2_SECRET, List.of(key), V2_UNIT, List.of(code))
                : Map.of(
                        V3_SECRET, List.of(key), V3_COMPANY, List.of(code), V3_UNIT, List.of(code));
    }

    /** The newer API: the key is a bearer token. */
    record V3(String secretKey, String company, String unit) {
        @Override
        public String toString() {
            return "V3[%s]".formatted(unit);
        }
    }

    /** The older one: the key is a part of the path. */
    record V2(String secretKey, String unit) {
        @Override
        public String toString() {
            return "V2[%s]".formatted(unit);
        }
    }

    static PactoAccount of(ProviderAccount account) {
        return new PactoAccount(
                account.merchant(),
                isWhole(account, OF_V3)
                        ? Optional.of(
                                new V3(
                                        account.credential(V3_SECRET),
                                        account.credential(V3_COMPANY),
                                        account.credential(V3_UNIT)))
                        : Optional.empty(),
                isWhole(account, OF_V2)
                        ? Optional.of(
                                new V2(account.credential(V2_SECRET), account.credential(V2_UNIT)))
                        : Optional.empty());
    }

    /** What has to be added so that at least one API can be asked, and none half. */
    static List<String> lacking(ProviderAccount account) {
        var lacking = new ArrayList<String>();
        for (var group : List.of(OF_V3, OF_V2)) {
            var missing = group.stream().filter(it -> !has(account, it)).toList();
            if (missing.size() < group.size()) {
                lacking.addAll(missing);
            }
        }
        var isEmpty =
                Stream.concat(OF_V3.stream(), OF_V2.stream())
                        .allMatch(it -> account.credentials(it).isEmpty());
        return isEmpty ? OF_V3 : List.copyOf(lacking);
    }

    private static boolean isWhole(ProviderAccount account, List<String> names) {
        return names.stream().allMatch(it -> has(account, it));
    }

    /** What is no code cannot stand in a header or a path, and is as good as nothing. */
    private static boolean has(ProviderAccount account, String name) {
        return account.credentials(name).stream()
                .anyMatch(it -> name.endsWith("secretKey") || CODE.matcher(it).matches());
    }

    /** PIX and boleto are sold by V2 only. */
    Set<PaymentMethod> methods() {
        return v2.isPresent() ? EnumSet.allOf(PaymentMethod.class) : EnumSet.of(PaymentMethod.CARD);
    }

    /** The unit's code, as the API calls it. */
    String unit(Api api) {
        return switch (api) {
            case V3 -> v3.map(V3::unit).orElse("");
            case V2 -> v2.map(V2::unit).orElse("");
        };
    }

    /** What the unit's own part of a path is made of. */
    Map<String, String> placeholders(Api api) {
        return switch (api) {
            case V3 ->
                    v3.map(it -> Map.of("unit", it.unit(), "company", it.company()))
                            .orElse(Map.of());
            case V2 ->
                    v2.map(it -> Map.of("unit", it.unit(), "key", it.secretKey())).orElse(Map.of());
        };
    }

    static Set<String> placeholders(Operation operation) {
        return operation.api() == Api.V3 ? Set.of("unit", "company") : Set.of("unit", "key");
    }

    @Override
    public String toString() {
        return "PactoAccount[%s]".formatted(merchant);
    }
}
