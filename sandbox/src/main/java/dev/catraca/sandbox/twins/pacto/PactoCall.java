package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Call;
import dev.catraca.sandbox.twins.http.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call of an API with the unit whose key it bears. */
record PactoCall(PactoApi api, String key, PactoUnit unit, Call call, Tricks tricks) {

    /**
     * What a fault wants of the answer.
     *
     * @param bare it has neither code nor transaction
     * @param priceOff its total is wrong
     */
    record Tricks(boolean bare, boolean priceOff) {}

    /** An amount that a fault may spoil. */
    JsonNumber price(long centavos) {
        return tricks.priceOff ? Reais.off(centavos) : Reais.json(centavos);
    }

    String pathParameter(String name) {
        return call.pathParameter(name);
    }

    /** A number of the path. */
    int number(String name) {
        String text = pathParameter(name);
        if (!text.matches("[0-9]{1,9}")) {
            throw PactoRefusal.shape("O parâmetro %s deve ser um número".formatted(name));
        }
        return Integer.parseInt(text);
    }

    /** The unit's own code, which the path must name. */
    void requireOwnUnit(String name) {
        if (number(name) != unit.code()) {
            throw PactoRefusal.rule("UNIDADE_INVALIDA", "Unidade não encontrada");
        }
    }

    /** Refuses what the twin does not know: a parameter that is ignored sells something else. */
    void requireQuery(Set<String> known) {
        for (Map.Entry<String, String> one : call.query()) {
            if (!known.contains(one.getKey())) {
                throw PactoRefusal.shape("Parâmetro desconhecido na consulta");
            }
        }
    }

    Optional<String> query(String name) {
        return call.query(name).filter(text -> !text.isBlank());
    }

    String requiredQuery(String name) {
        return query(name)
                .orElseThrow(
                        () -> PactoRefusal.shape("O parâmetro %s é obrigatório".formatted(name)));
    }

    /** An address of the internet, in IPv4's or IPv6's form. */
    String requiredIp(String name) {
        String ip = requiredQuery(name);
        if (!ip.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]{2,39}")) {
            throw PactoRefusal.shape("O parâmetro %s deve ser um IP".formatted(name));
        }
        return ip;
    }

    void requireNoBody() {
        if (call.body().length > 0) {
            throw PactoRefusal.shape("Esta operação não recebe corpo");
        }
    }

    boolean hasBody() {
        return call.body().length > 0;
    }

    JsonObject body() {
        if (!call.contentType().equals("application/json")) {
            throw PactoRefusal.shape("O Content-Type deve ser application/json");
        }
        return JsonText.object(call.body())
                .orElseThrow(() -> PactoRefusal.shape("O corpo não é um JSON válido"));
    }

    @Override
    public String toString() {
        return "PactoCall[" + api + ", " + unit + "]";
    }
}
