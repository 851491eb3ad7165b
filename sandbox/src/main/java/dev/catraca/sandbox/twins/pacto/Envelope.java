package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The names under which Pacto hands out what was asked for; there is no rule in them. */
enum Envelope {
    RETURN("return"),
    RETORNO("retorno"),
    CONTENT("content"),
    DATA("data");

    private final String name;

    Envelope(String name) {
        this.name = name;
    }

    Reply of(JsonValue value) {
        return Reply.json(200, around(value));
    }

    private JsonObject around(JsonValue value) {
        Fields fields = Fields.object();
        if (this == RETORNO) {
            return fields.with(name, value).without("statusErro").build();
        }
        if (this == CONTENT) {
            fields.with("meta", Fields.object().with("statusCode", 200).without("error").build());
            if (value instanceof JsonArray list) {
                fields.with("totalElements", list.size());
            }
        }
        return fields.with(name, value).build();
    }

    /** The same value under a second name. */
    static Reply twice(Reply reply, JsonObject body) {
        for (Envelope one : values()) {
            JsonValue value = body.get(one.name);
            if (value != null) {
                Envelope other = one == RETURN ? CONTENT : RETURN;
                Fields fields = Fields.object();
                body.forEach(fields::with);
                return Reply.json(reply.status(), fields.with(other.name, value).build());
            }
        }
        return reply;
    }
}
