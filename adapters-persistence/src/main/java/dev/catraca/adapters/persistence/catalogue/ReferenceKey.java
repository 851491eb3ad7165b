package dev.catraca.adapters.persistence.catalogue;

import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.merchant.MerchantId;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tells products, affiliates and buyers apart: whose they are, and the owner's reference. */
record ReferenceKey(UUID merchant, String reference) implements Serializable {
    static final List<String> COLUMNS = List.of("merchant_id", "reference");

    // Looked up once: each look-up searches the class path.
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    static ReferenceKey of(MerchantId merchant, Reference reference) {
        return new ReferenceKey(merchant.value(), reference.value());
    }

    /** The beginning of a row. */
    static JsonObjectBuilder json(MerchantId merchant, Reference reference) {
        return row(merchant).add("reference", reference.value());
    }

    /** The beginning of a row of the merchant. */
    static JsonObjectBuilder row(MerchantId merchant) {
        return JSON.createObjectBuilder().add("merchant_id", merchant.value().toString());
    }
}
