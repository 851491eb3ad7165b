package dev.catraca.adapters.web.v1.imports;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.gate.Violation;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of an export on its way to be a line of ours. It goes through the same checks; what they
 * find is told by the export's own names.
 */
final class ExportLine {
    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int TWO_PLACES = 2;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,3}(?:\\.[0-9]{1,20})?");
    private static final Set<String> YES =
            Set.of("true", "1", "active", "ativo", "ativa", "published");
    private static final Set<String> NO =
            Set.of("false", "0", "inactive", "inativo", "inativa", "disabled", "blocked", "draft");

    private final JsonObject in;
    private final JsonObject data;
    private final String prefix;
    private final JsonObjectBuilder line = JSON.createObjectBuilder();
    private final Map<String, JsonObjectBuilder> groups = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** What is to be read stands in {@code data}, which the export calls by this prefix. */
    ExportLine(String kind, JsonObject in, JsonObject data, String prefix) {
        this.in = in;
        this.data = data;
        this.prefix = prefix;
        line.add("kind", kind);
    }

    private record Source(String name, JsonValue value) {}

    /** What the export holds under the first of these names that says anything. */
    private Optional<Source> first(String field, String... sources) {
        names.put(field, prefix + sources[0]);
        var found =
                Stream.of(sources)
                        .filter(it -> says(data.get(it)))
                        .findFirst()
                        .map(it -> new Source(prefix + it, data.getOrDefault(it, JsonValue.NULL)));
        found.ifPresent(it -> names.put(field, it.name()));
        return found;
    }

    static boolean says(@Nullable JsonValue value) {
        return value != null
                && value.getValueType() != JsonValue.ValueType.NULL
                && !(value instanceof JsonString text && text.getString().isBlank());
    }

    /** From the line itself. */
    ExportLine copy(String field, String source) {
        names.put(field, source);
        Optional.ofNullable(in.get(source)).ifPresent(it -> line.add(field, it));
        return this;
    }

    ExportLine constant(String field, JsonValue value) {
        line.add(field, value);
        return this;
    }

    /** An object inside the line, whose fields are named with a dot. */
    ExportLine group(String name) {
        groups.put(name, JSON.createObjectBuilder());
        return this;
    }

    /** What the checks call {@code field} is called {@code source} by the export. */
    ExportLine alias(String field, String source) {
        names.put(field, prefix + source);
        return this;
    }

    /** Something else is wrong with it. */
    ExportLine refuse(Violation violation) {
        violations.add(violation);
        return this;
    }

    private void add(String field, JsonValue value) {
        var dot = field.indexOf('.');
        var group = dot < 0 ? null : groups.get(field.substring(0, dot));
        if (group == null) {
            line.add(field, value);
        } else {
            group.add(field.substring(dot + 1), value);
        }
    }

    /** From its data, as it is. */
    ExportLine data(String field, String... sources) {
        first(field, sources).ifPresent(it -> add(field, it.value()));
        return this;
    }

    /** A code, which some write as a number. */
    ExportLine code(String field, String source) {
        first(field, source).ifPresent(it -> add(field, text(it.value())));
        return this;
    }

    static JsonValue text(JsonValue value) {
        return value instanceof JsonNumber number && number.isIntegral()
                ? JSON.createValue(number.bigIntegerValue().toString())
                : value;
    }

    /** A language, whose parts some join with an underscore. */
    ExportLine language(String field, String source) {
        first(field, source)
                .ifPresent(
                        it ->
                                add(
                                        field,
                                        it.value() instanceof JsonString text
                                                ? JSON.createValue(
                                                        text.getString().replace('_', '-'))
                                                : it.value()));
        return this;
    }

    /** A number with a decimal point, or the text of one. */
    ExportLine decimal(String field, String source) {
        first(field, source).ifPresent(it -> add(field, number(it)));
        return this;
    }

    private JsonValue number(Source source) {
        if (!(source.value() instanceof JsonString text)) {
            return source.value();
        }
        var written = text.getString().strip();
        if (!DECIMAL.matcher(written).matches()) {
            violations.add(Violation.of(source.name(), "not-a-number"));
            return JSON.createValue(0);
        }
        return JSON.createValue(new BigDecimal(written));
    }

    /** True or false, or a word for either; nothing unless the export says anything. */
    ExportLine optionalFlag(String field, String source) {
        first(field, source)
                .ifPresent(it -> add(field, isOn(it) ? JsonValue.TRUE : JsonValue.FALSE));
        return this;
    }

    /** An amount in reais. */
    ExportLine reais(String field, String source) {
        names.put(field + ".amount", prefix + source);
        var amount = first(field, source).map(this::hundredths).orElseGet(OptionalLong::empty);
        amount.ifPresent(
                it ->
                        line.add(
                                field,
                                JSON.createObjectBuilder()
                                        .add("amount", it)
                                        .add("currency", "BRL")));
        return this;
    }

    /** Per cent, as basis points. */
    ExportLine percent(String field, String source) {
        first(field, source).map(this::hundredths).ifPresent(it -> addTo(line, field, it));
        return this;
    }

    ExportLine wallet(String source) {
        var wallets = JSON.createObjectBuilder();
        first("wallets.asaas", source).ifPresent(it -> wallets.add("asaas", it.value()));
        line.add("wallets", wallets);
        return this;
    }

    /** Both in per cent; one alone leaves the other nothing. */
    ExportLine splitRule(String merchant, String affiliate) {
        var merchants = first("splitRule.merchant", merchant);
        var affiliates = first("splitRule.affiliate", affiliate);
        names.put("splitRule", prefix + merchant);
        if (merchants.isPresent() || affiliates.isPresent()) {
            var rule = JSON.createObjectBuilder();
            addTo(rule, "merchant", part(merchants));
            addTo(rule, "affiliate", part(affiliates));
            line.add("splitRule", rule);
        }
        return this;
    }

    private OptionalLong part(Optional<Source> source) {
        return source.map(this::hundredths).orElse(OptionalLong.of(0));
    }

    private static void addTo(JsonObjectBuilder object, String name, OptionalLong value) {
        value.ifPresent(it -> object.add(name, it));
    }

    /** True or false, or a word for either; true unless the export says anything. */
    ExportLine flag(String field, String... sources) {
        var isOn = first(field, sources).map(it -> isOn(it)).orElse(true);
        line.add(field, isOn);
        return this;
    }

    /** True unless the export says that the contrary is. */
    ExportLine inverted(String field, String source) {
        line.add(field, !first(field, source).map(this::isOn).orElse(false));
        return this;
    }

    private boolean isOn(Source source) {
        var word =
                source.value() instanceof JsonString text
                        ? text.getString().toLowerCase(Locale.ROOT)
                        : source.value().toString();
        if (!YES.contains(word) && !NO.contains(word)) {
            violations.add(Violation.of(source.name(), "not-a-boolean"));
        }
        return !NO.contains(word);
    }

    /** A number with at most two decimal places, a hundred times. */
    private OptionalLong hundredths(Source source) {
        try {
            var number =
                    switch (source.value()) {
                        case JsonNumber it -> it.bigDecimalValue();
                        case JsonString it -> new BigDecimal(it.getString().strip());
                        default -> throw new NumberFormatException("no number");
                    };
            return OptionalLong.of(number.movePointRight(TWO_PLACES).longValueExact());
        } catch (ArithmeticException | NumberFormatException refused) {
            violations.add(Violation.of(source.name(), "not-hundredths"));
            return OptionalLong.empty();
        }
    }

    /** Through the checks of our own lines. */
    Item read(Function<Fields, Item> reader) {
        var item = found(reader);
        if (!violations.isEmpty()) {
            throw new Rejected(ProblemCode.VALUES_INVALID, violations);
        }
        return item;
    }

    private Item found(Function<Fields, Item> reader) {
        try {
            groups.forEach(line::add);
            return reader.apply(Fields.of(line.build(), Fields.Unknown.REFUSED));
        } catch (Rejected bad) {
            throw new Rejected(bad.code(), all(bad.violations()));
        }
    }

    /** What we could not even convert is not missing. */
    private List<Violation> all(List<Violation> found) {
        var all = new ArrayList<>(violations);
        found.stream()
                .map(this::named)
                // One column may be several of our fields.
                .distinct()
                .filter(
                        it ->
                                violations.stream()
                                        .noneMatch(ours -> ours.field().equals(it.field())))
                .forEach(all::add);
        return all;
    }

    private Violation named(Violation it) {
        var bracket = it.field().indexOf('[');
        var place = bracket < 0 ? "" : it.field().substring(bracket);
        var field = it.field().substring(0, it.field().length() - place.length());
        var name = names.getOrDefault(field, field) + place;
        return new Violation(name, it.code(), it.message(), it.arguments());
    }
}
