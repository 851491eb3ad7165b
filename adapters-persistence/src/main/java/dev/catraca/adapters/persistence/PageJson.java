package dev.catraca.adapters.persistence;

import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PageTerms.Exits;
import dev.catraca.domain.payment.PageTerms.Item;
import dev.catraca.domain.payment.PageTerms.Payer;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Address;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.PostalCode;
import dev.catraca.domain.shared.TaxId;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a page shows, as the document that is stored until it is open. Prices are minor units. */
final class PageJson {
    private PageJson() {}

    static String of(PageTerms page) {
        var items = Document.BUILDERS.createArrayBuilder();
        page.items().forEach(it -> items.add(json(it)));
        var exits = page.exits();
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add(
                                "methods",
                                Document.BUILDERS.createArrayBuilder(
                                        page.methods().stream().map(Enum::name).sorted().toList()))
                        .add("installments", page.installments())
                        .add("success", exits.success().toString())
                        .add("cancel", exits.cancel().toString())
                        .add("expired", exits.expired().toString())
                        .add("items", items);
        page.payer().ifPresent(it -> json.add("payer", json(it)));
        return json.build().toString();
    }

    static PageTerms page(String text, String currency) {
        var json = Document.object(text);
        return new PageTerms(
                json.getJsonArray("methods").getValuesAs(JsonString.class).stream()
                        .map(it -> PaymentMethod.valueOf(it.getString()))
                        .collect(
                                Collectors.toCollection(() -> EnumSet.noneOf(PaymentMethod.class))),
                json.getInt("installments"),
                new Exits(
                        URI.create(json.getString("success")),
                        URI.create(json.getString("cancel")),
                        URI.create(json.getString("expired"))),
                Optional.ofNullable(json.getJsonObject("payer")).map(PageJson::payer),
                json.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                        .map(it -> item(it, currency))
                        .toList());
    }

    private static JsonObjectBuilder json(Item item) {
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("name", item.name())
                        .add("quantity", item.quantity())
                        .add("price", item.unitPrice().minor());
        item.reference().ifPresent(it -> json.add("reference", it));
        item.description().ifPresent(it -> json.add("description", it));
        item.image().ifPresent(it -> json.add("image", it));
        return json;
    }

    private static Item item(JsonObject json, String currency) {
        return new Item(
                text(json, "reference"),
                json.getString("name"),
                text(json, "description"),
                text(json, "image"),
                json.getInt("quantity"),
                Money.of(json.getJsonNumber("price").longValueExact(), currency));
    }

    private static JsonObjectBuilder json(Payer payer) {
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("name", payer.name().value())
                        .add("taxId", payer.taxId().digits())
                        .add("email", payer.email().value())
                        .add("phone", payer.phone().value());
        payer.address().ifPresent(it -> json.add("address", json(it)));
        return json;
    }

    private static Payer payer(JsonObject json) {
        return new Payer(
                new PersonName(json.getString("name")),
                TaxId.of(json.getString("taxId")),
                new Email(json.getString("email")),
                new Phone(json.getString("phone")),
                Optional.ofNullable(json.getJsonObject("address")).map(PageJson::address));
    }

    private static JsonObjectBuilder json(Address address) {
        var json =
                Document.BUILDERS
                        .createObjectBuilder()
                        .add("street", address.street())
                        .add("number", address.number())
                        .add("district", address.district())
                        .add("postalCode", address.postalCode().digits())
                        .add("city", address.city());
        address.complement().ifPresent(it -> json.add("complement", it));
        return json;
    }

    private static Address address(JsonObject json) {
        return new Address(
                json.getString("street"),
                json.getString("number"),
                text(json, "complement"),
                json.getString("district"),
                new PostalCode(json.getString("postalCode")),
                json.getString("city"));
    }

    private static Optional<String> text(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }
}
