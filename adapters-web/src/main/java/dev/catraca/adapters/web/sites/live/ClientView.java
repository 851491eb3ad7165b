package dev.catraca.adapters.web.sites.live;

import dev.catraca.domain.sale.KnownClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the unit knows somebody. */
public record ClientView(
        boolean encontrado,
        @Nullable String codigo,
        @Nullable String matricula,
        @Nullable String nome,
        @Nullable String situacao) {
    static ClientView of(Optional<KnownClient> client) {
        return new ClientView(
                client.isPresent(),
                client.flatMap(KnownClient::code).orElse(null),
                client.flatMap(KnownClient::enrolment).orElse(null),
                client.flatMap(KnownClient::name).orElse(null),
                client.flatMap(KnownClient::status).orElse(null));
    }
}
