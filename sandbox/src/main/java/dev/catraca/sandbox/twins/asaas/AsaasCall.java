package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A call of the API with its account. */
record AsaasCall(Call call, Account account) {

    private static final int USUAL_PAGE = 10;
    private static final int LARGEST_PAGE = 100;

    String pathParameter(String name) {
        return call.pathParameter(name);
    }

    JsonObject body() {
        return JsonText.object(call.body())
                .orElseThrow(
                        () ->
                                AsaasRefusal.invalid(
                                        "object", "O corpo da requisição não é um JSON válido."));
    }

    /** Refuses what the twin does not know: a filter that is ignored answers too much. */
    void requireFilters(Set<String> known) {
        for (Map.Entry<String, String> filter : call.query()) {
            if (!known.contains(filter.getKey()) || filter.getValue().isEmpty()) {
                throw AsaasRefusal.invalid(
                        "filter",
                        "O filtro %s não é conhecido ou está vazio.".formatted(filter.getKey()));
            }
        }
    }

    Optional<String> filter(String name) {
        return call.query(name);
    }

    /** One page of them, by {@code offset} and {@code limit}. */
    <T> JsonObject page(List<T> all, Function<T, ? extends JsonValue> json) {
        int offset = number("offset", 0, Integer.MAX_VALUE).orElse(0);
        int limit = number("limit", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
        List<T> page = all.stream().skip(offset).limit(limit).toList();
        return Fields.object()
                .with("object", "list")
                .with("hasMore", (long) offset + page.size() < all.size())
                .with("totalCount", all.size())
                .with("limit", limit)
                .with("offset", offset)
                .with("data", JsonText.array(page, json))
                .build();
    }

    private Optional<Integer> number(String name, int least, int most) {
        return filter(name)
                .map(
                        text -> {
                            if (!text.matches("[0-9]{1,9}")
                                    || Integer.parseInt(text) < least
                                    || Integer.parseInt(text) > most) {
                                throw AsaasRefusal.invalid(
                                        name,
                                        "O parâmetro %s deve ser de %d a %d."
                                                .formatted(name, least, most));
                            }
                            return Integer.parseInt(text);
                        });
    }
}
