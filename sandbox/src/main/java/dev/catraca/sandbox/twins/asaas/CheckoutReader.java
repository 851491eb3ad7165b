package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.asaas.CheckoutOrder.Item;
import dev.catraca.sandbox.twins.brazil.TaxIds;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads and checks the body of {@code POST /v3/checkouts}. */
final class CheckoutReader {

    static final String INSTALLMENT = "INSTALLMENT";
    static final String RECURRENT = "RECURRENT";
    private static final Set<String> BILLING_TYPES = Set.of("CREDIT_CARD", "PIX");
    private static final Set<String> CHARGE_TYPES = Set.of("DETACHED", RECURRENT, INSTALLMENT);
    private static final Set<String> CYCLES =
            Set.of(
                    "WEEKLY",
                    "BIWEEKLY",
                    "MONTHLY",
                    "BIMONTHLY",
                    "QUARTERLY",
                    "SEMIANNUALLY",
                    "YEARLY");
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?";
    private static final String UUID =
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    /** What Asaas takes if nothing is said is not documented. */
    private static final int USUAL_MINUTES = 60;

    private static final int LONGEST_TEXT = 255;

    private final Body body;
    private final Account account;

    private CheckoutReader(Body body, Account account) {
        this.body = body;
        this.account = account;
    }

    static CheckoutOrder read(JsonObject json, Account account) {
        Body body =
                Body.of(
                        json,
                        "billingTypes",
                        "chargeTypes",
                        "minutesToExpire",
                        "externalReference",
                        "callback",
                        "items",
                        "customer",
                        "customerData",
                        "subscription",
                        "installment",
                        "splits");
        return new CheckoutReader(body, account).order();
    }

    private CheckoutOrder order() {
        List<String> billingTypes = required("billingTypes", BILLING_TYPES);
        List<String> chargeTypes = required("chargeTypes", CHARGE_TYPES);
        return new CheckoutOrder(
                billingTypes,
                chargeTypes,
                body.integer("minutesToExpire", 10, 1440).orElse(USUAL_MINUTES),
                body.text("externalReference", 200).orElse(null),
                callback(),
                items(),
                customer().orElse(null),
                customerData().orElse(null),
                maxInstallments(chargeTypes).orElse(null),
                subscription(chargeTypes).orElse(null),
                splits(chargeTypes));
    }

    private List<String> required(String name, Set<String> allowed) {
        List<String> texts = body.texts(name, allowed);
        if (texts.isEmpty()) {
            throw body.missing(name);
        }
        return texts;
    }

    private CheckoutOrder.Callback callback() {
        Body callback =
                body.object("callback", "successUrl", "cancelUrl", "expiredUrl")
                        .orElseThrow(() -> body.missing("callback"));
        return new CheckoutOrder.Callback(
                callback.webAddress("successUrl").orElseThrow(() -> callback.missing("successUrl")),
                callback.webAddress("cancelUrl").orElseThrow(() -> callback.missing("cancelUrl")),
                callback.webAddress("expiredUrl").orElse(null));
    }

    private List<Item> items() {
        List<Body> items =
                body.objects(
                        "items",
                        "name",
                        "description",
                        "quantity",
                        "value",
                        "imageBase64",
                        "externalReference");
        if (items.isEmpty()) {
            throw body.missing("items");
        }
        return items.stream().map(CheckoutReader::item).toList();
    }

    private static Item item(Body item) {
        item.text("imageBase64", 1 << 20).ifPresent(image -> requireImage(item, image));
        return new Item(
                item.requiredText("name", 30),
                item.text("description", 150).orElse(null),
                item.integer("quantity", 1, 100_000).orElseThrow(() -> item.missing("quantity")),
                item.reais("value").orElseThrow(() -> item.missing("value")),
                item.text("externalReference", 200).orElse(null));
    }

    /** Raw base64; a {@code data:} URL is none. */
    private static void requireImage(Body item, String image) {
        try {
            Base64.getDecoder().decode(image);
        } catch (IllegalArgumentException malformed) {
            throw item.refused("imageBase64", "deve ser uma imagem em base64");
        }
    }

    private Optional<String> customer() {
        if (body.has("customer") && body.has("customerData")) {
            throw body.refused("customer", "não pode ser informado junto com customerData");
        }
        return body.matching("customer", "cus_[A-Za-z0-9]{1,40}");
    }

    private Optional<JsonObject> customerData() {
        return body.object(
                        "customerData",
                        "name",
                        "cpfCnpj",
                        "email",
                        "phone",
                        "address",
                        "addressNumber",
                        "complement",
                        "province",
                        "postalCode",
                        "city")
                .map(CheckoutReader::checkedCustomer);
    }

    private static JsonObject checkedCustomer(Body customer) {
        for (String name : List.of("name", "address", "addressNumber", "complement", "province")) {
            customer.text(name, LONGEST_TEXT);
        }
        customer.text("cpfCnpj", 18)
                .filter(id -> !TaxIds.isValid(id))
                .ifPresent(
                        id -> {
                            throw customer.refused("cpfCnpj", "não é um CPF ou CNPJ válido");
                        });
        customer.matching("email", "[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
        customer.matching("phone", "[0-9]{10,11}");
        customer.matching("postalCode", "[0-9]{5}-?[0-9]{3}");
        customer.integer("city", 1, Integer.MAX_VALUE);
        return customer.json();
    }

    private Optional<Integer> maxInstallments(List<String> chargeTypes) {
        Optional<Body> installment = body.object("installment", "maxInstallmentCount");
        requireIff(chargeTypes.contains(INSTALLMENT), installment, "installment", INSTALLMENT);
        return installment.map(
                it ->
                        it.integer("maxInstallmentCount", 1, 21)
                                .orElseThrow(() -> it.missing("maxInstallmentCount")));
    }

    private Optional<JsonObject> subscription(List<String> chargeTypes) {
        Optional<Body> subscription =
                body.object("subscription", "cycle", "nextDueDate", "endDate");
        requireIff(chargeTypes.contains(RECURRENT), subscription, "subscription", RECURRENT);
        return subscription.map(
                it -> {
                    if (it.oneOf("cycle", CYCLES).isEmpty()) {
                        throw it.missing("cycle");
                    }
                    if (it.matching("nextDueDate", DATE).isEmpty()) {
                        throw it.missing("nextDueDate");
                    }
                    it.matching("endDate", DATE);
                    return it.json();
                });
    }

    private void requireIff(boolean needed, Optional<Body> given, String name, String chargeType) {
        if (needed && given.isEmpty()) {
            throw body.refused(name, "é obrigatório quando chargeTypes contém " + chargeType);
        }
        if (!needed && given.isPresent()) {
            throw body.refused(name, "só é permitido quando chargeTypes contém " + chargeType);
        }
    }

    private List<SplitShare> splits(List<String> chargeTypes) {
        List<SplitShare> splits =
                body
                        .objects(
                                "splits",
                                "walletId",
                                "fixedValue",
                                "percentageValue",
                                "totalFixedValue")
                        .stream()
                        .map(split -> split(split, chargeTypes))
                        .toList();
        BigDecimal percent =
                splits.stream()
                        .map(SplitShare::percentage)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (percent.compareTo(new BigDecimal(100)) > 0) {
            throw body.refused("splits", "não pode somar mais que 100%");
        }
        return splits;
    }

    private SplitShare split(Body split, List<String> chargeTypes) {
        String wallet =
                split.matching("walletId", UUID).orElseThrow(() -> split.missing("walletId"));
        if (wallet.equalsIgnoreCase(account.walletId())) {
            throw split.refused("walletId", "não pode ser a carteira da própria conta");
        }
        if (split.has("totalFixedValue") && !chargeTypes.contains(INSTALLMENT)) {
            throw split.refused(
                    "totalFixedValue", "só é permitido quando chargeTypes contém " + INSTALLMENT);
        }
        SplitShare share =
                new SplitShare(
                        wallet,
                        split.reais("fixedValue").orElse(null),
                        split.percentage("percentageValue").orElse(null),
                        split.reais("totalFixedValue").orElse(null));
        if (numberOfShares(split) != 1) {
            throw split.refused(
                    "walletId",
                    "precisa de um entre fixedValue, percentageValue e totalFixedValue");
        }
        return share;
    }

    private static long numberOfShares(Body split) {
        return List.of("fixedValue", "percentageValue", "totalFixedValue").stream()
                .filter(split::has)
                .count();
    }
}
