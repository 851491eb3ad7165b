package dev.catraca.adapters.persistence;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** Reads and builds the documents that are stored in columns. */
final class Document {
    // Looked up once: each look-up searches the class path.
    static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private Document() {}

    static JsonObject object(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static List<JsonObject> objects(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            return List.copyOf(reader.readArray().getValuesAs(JsonObject.class));
        }
    }
}
