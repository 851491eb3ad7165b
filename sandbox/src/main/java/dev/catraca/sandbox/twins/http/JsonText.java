package dev.catraca.sandbox.twins.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON to and from bytes. The provider is looked up once: the static methods of Json do it per
 * call.
 */
public final class JsonText {

    static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final JsonReaderFactory READERS =
            PROVIDER.createReaderFactory(
                    Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final JsonWriterFactory WRITERS = PROVIDER.createWriterFactory(Map.of());

    private JsonText() {}

    public static byte[] bytes(JsonValue value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
        try (JsonWriter writer = WRITERS.createWriter(out, StandardCharsets.UTF_8)) {
            writer.write(value);
        }
        return out.toByteArray();
    }

    /**
     * The object these bytes spell, or nothing if they are no UTF-8, no JSON object or repeat a
     * name.
     */
    public static Optional<JsonObject> object(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
        try (JsonReader reader =
                READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            JsonObject object = reader.readObject();
            return isFollowed(bytes) ? Optional.empty() : Optional.of(object);
        } catch (JsonException notJson) {
            return Optional.empty();
        }
    }

    /** A reader is content with whatever follows the object, and a parser with repeated names. */
    private static boolean isFollowed(byte[] object) {
        try (JsonParser parser =
                PARSERS.createParser(new ByteArrayInputStream(object), StandardCharsets.UTF_8)) {
            parser.next();
            parser.skipObject();
            return parser.hasNext();
        }
    }

    public static JsonArray strings(Collection<String> values) {
        return array(values, JsonText::string);
    }

    public static <T> JsonArray array(Collection<T> values, Function<T, ? extends JsonValue> json) {
        JsonArrayBuilder builder = PROVIDER.createArrayBuilder();
        values.forEach(value -> builder.add(json.apply(value)));
        return builder.build();
    }

    public static JsonArray array(JsonValue... values) {
        return array(List.of(values), Function.identity());
    }

    public static JsonObject map(Map<String, String> values) {
        Fields fields = Fields.object();
        values.forEach(fields::with);
        return fields.build();
    }

    public static JsonString string(String value) {
        return PROVIDER.createValue(value);
    }

    public static JsonNumber number(BigDecimal value) {
        return PROVIDER.createValue(value);
    }

    /** The text of a string field; null if it is absent, null or no string. */
    public static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : null;
    }
}
