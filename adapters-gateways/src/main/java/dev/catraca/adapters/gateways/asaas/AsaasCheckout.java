package dev.catraca.adapters.gateways.asaas;

import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PageTerms.Item;
import dev.catraca.domain.payment.PageTerms.Payer;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Address;
import dev.catraca.domain.shared.Phone;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A request as the checkout that Asaas wants, with nothing in it that Asaas does not know. */
final class AsaasCheckout {
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_DESCRIPTION = 150;
    private static final long FEWEST_MINUTES = 10;
    private static final long MOST_MINUTES = 1_440;
    private static final int MOST_INSTALMENTS = 21;

    private static final String BRAZIL = "+55";

    private AsaasCheckout() {}

    /** Instalments are a card's. */
    static boolean isByInstalments(PageTerms page) {
        return page.installments() > 1 && offers(page, PaymentMethod.CARD);
    }

    private static boolean offers(PageTerms page, PaymentMethod method) {
        return page.methods().isEmpty() || page.methods().contains(method);
    }

    static JsonObject of(
            ChargeRequest request, List<AsaasShare> shares, String percentageField, Instant now) {
        var terms = request.terms();
        var page = request.page();
        var checkout =
                Json.createObjectBuilder()
                        .add("billingTypes", billingTypes(page))
                        .add("chargeTypes", chargeTypes(page))
                        .add("minutesToExpire", minutes(now, terms.expiresAt()))
                        .add("externalReference", terms.id().toString())
                        .add("callback", callback(page.exits()))
                        .add(
                                "items",
                                array(page.items().stream().map(AsaasCheckout::item).toList()));
        page.payer().ifPresent(it -> checkout.add("customerData", customer(it)));
        if (isByInstalments(page)) {
            checkout.add(
                    "installment",
                    Json.createObjectBuilder()
                            .add(
                                    "maxInstallmentCount",
                                    Math.min(page.installments(), MOST_INSTALMENTS)));
        }
        if (!shares.isEmpty()) {
            checkout.add(
                    "splits", array(shares.stream().map(it -> it.json(percentageField)).toList()));
        }
        return checkout.build();
    }

    private static JsonArray billingTypes(PageTerms page) {
        var types = Json.createArrayBuilder();
        if (offers(page, PaymentMethod.CARD)) {
            types.add("CREDIT_CARD");
        }
        if (offers(page, PaymentMethod.PIX)) {
            types.add("PIX");
        }
        return types.build();
    }

    private static JsonArray chargeTypes(PageTerms page) {
        var types = Json.createArrayBuilder().add("DETACHED");
        if (isByInstalments(page)) {
            types.add("INSTALLMENT");
        }
        return types.build();
    }

    /** A begun minute is a whole one: the page must not close before its time. */
    private static long minutes(Instant now, Instant expiresAt) {
        var left = Duration.between(now, expiresAt).plusSeconds(59).toMinutes();
        return Math.clamp(left, FEWEST_MINUTES, MOST_MINUTES);
    }

    private static JsonObjectBuilder callback(PageTerms.Exits exits) {
        return Json.createObjectBuilder()
                .add("successUrl", exits.success().toString())
                .add("cancelUrl", exits.cancel().toString())
                .add("expiredUrl", exits.expired().toString());
    }

    private static JsonObject item(Item item) {
        var json =
                Json.createObjectBuilder()
                        .add("name", cut(item.name(), LONGEST_NAME))
                        .add("quantity", item.quantity())
                        .add("value", AsaasMoney.reais(item.unitPrice()));
        add(json, "description", item.description().map(it -> cut(it, LONGEST_DESCRIPTION)));
        add(json, "imageBase64", item.image());
        add(json, "externalReference", item.reference());
        return json.build();
    }

    /** The city is never told: Asaas wants its own number of it. */
    private static JsonObject customer(Payer payer) {
        var json =
                Json.createObjectBuilder()
                        .add("name", payer.name().value())
                        .add("cpfCnpj", payer.taxId().digits())
                        .add("email", payer.email().value());
        add(json, "phone", national(payer.phone()));
        payer.address().ifPresent(it -> add(json, it));
        return json.build();
    }

    private static void add(JsonObjectBuilder json, Address address) {
        add(json, "address", Optional.of(address.street()));
        add(json, "addressNumber", Optional.of(address.number()));
        add(json, "complement", address.complement());
        add(json, "province", Optional.of(address.district()));
        add(json, "postalCode", Optional.of(address.postalCode().digits()));
    }

    /** Asaas knows Brazilian numbers only, without their country. */
    private static Optional<String> national(Phone phone) {
        return Optional.of(phone.value())
                .filter(it -> it.startsWith(BRAZIL))
                .map(it -> it.substring(BRAZIL.length()));
    }

    private static void add(JsonObjectBuilder json, String name, Optional<String> text) {
        text.filter(it -> !it.isBlank()).ifPresent(it -> json.add(name, it));
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)).strip();
    }

    private static JsonArrayBuilder array(Collection<JsonObject> objects) {
        var array = Json.createArrayBuilder();
        objects.forEach(array::add);
        return array;
    }
}
