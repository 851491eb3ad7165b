package dev.catraca.sandbox.twins.pacto;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.Reply;
import jakarta.json.JsonValue;

/** A request Pacto does not accept; each API says it in its own odd manner. */
final class PactoRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private enum Kind {
        /** Nobody has this key. */
        STRANGER,
        /** The request cannot be read. */
        SHAPE,
        /** It was read and is against a rule. */
        RULE
    }

    private final Kind kind;
    private final String code;

    private PactoRefusal(Kind kind, String code, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    static PactoRefusal stranger() {
        return new PactoRefusal(Kind.STRANGER, "unauthorized", "Chave inválida");
    }

    static PactoRefusal shape(String message) {
        return new PactoRefusal(Kind.SHAPE, "bad_request", message);
    }

    /** The code is Pacto's word for the rule: {@code CPF_INVALIDO}. */
    static PactoRefusal rule(String code, String message) {
        return new PactoRefusal(Kind.RULE, code, message);
    }

    Reply reply(PactoApi api) {
        String message = String.valueOf(getMessage());
        return switch (kind) {
            case STRANGER -> error(api, 401, code, message);
            case SHAPE -> error(api, api == PactoApi.V3 ? 400 : 500, code, message);
            case RULE -> error(api, api == PactoApi.V3 ? 400 : 200, code, message);
        };
    }

    /** What a fault of this status says. */
    static Reply ofStatus(PactoApi api, int status) {
        return error(api, status, "internal_error", "Ocorreu um erro inesperado");
    }

    private static Reply error(PactoApi api, int status, String code, String message) {
        if (api == PactoApi.V3) {
            return Reply.json(
                    status,
                    Fields.object()
                            .with(
                                    "meta",
                                    Fields.object()
                                            .with("statusCode", status)
                                            .with("error", code)
                                            .with("message", message)
                                            .build())
                            .with("content", JsonValue.NULL)
                            .build());
        }
        Fields fields = Fields.object();
        return Reply.json(
                status,
                status == 200
                        ? fields.with("retorno", JsonValue.NULL)
                                .with("statusErro", code)
                                .with("message", message)
                                .build()
                        : fields.with("erro", message).build());
    }
}
