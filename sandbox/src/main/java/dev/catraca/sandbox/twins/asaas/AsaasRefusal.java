package dev.catraca.sandbox.twins.asaas;

import dev.catraca.sandbox.twins.http.Fields;
import dev.catraca.sandbox.twins.http.JsonText;
import dev.catraca.sandbox.twins.http.Reply;

/** A request Asaas does not accept; like Asaas it names the first problem only. */
final class AsaasRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    AsaasRefusal(int status, String code, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The code is {@code invalid_} and the name. */
    static AsaasRefusal invalid(String name, String description) {
        return new AsaasRefusal(400, "invalid_" + name, description);
    }

    /** An id that does not exist, or belongs to another account: Asaas tells no difference. */
    static AsaasRefusal notFound() {
        return new AsaasRefusal(404, "not_found", "O recurso informado não foi encontrado.");
    }

    Reply reply() {
        return reply(status, code, String.valueOf(getMessage()));
    }

    private static Reply reply(int status, String code, String description) {
        return Reply.json(
                status,
                Fields.object()
                        .with(
                                "errors",
                                JsonText.array(
                                        Fields.object()
                                                .with("code", code)
                                                .with("description", description)
                                                .build()))
                        .build());
    }

    /** What a fault of this status says. */
    static Reply ofStatus(int status) {
        return switch (status) {
            case 401 -> reply(401, "invalid_access_token", "A chave de API informada é inválida.");
            case 429 -> reply(429, "rate_limit_exceeded", "O limite de requisições foi excedido.");
            default -> reply(status, "internal_error", "Ocorreu um erro inesperado no Asaas.");
        };
    }
}
