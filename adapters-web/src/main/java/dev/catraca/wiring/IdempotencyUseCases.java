package dev.catraca.wiring;

import dev.catraca.application.idempotency.BeginRequest;
import dev.catraca.application.idempotency.EndRequest;
import dev.catraca.application.idempotency.port.Answers;
import dev.catraca.application.shared.port.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Builds what answers a repeated request as the first time. */
@Dependent
class IdempotencyUseCases {
    @Produces
    @Singleton
    static BeginRequest beginRequest(Answers answers, Ids ids) {
        return new BeginRequest(answers, ids);
    }

    @Produces
    @Singleton
    static EndRequest endRequest(Answers answers) {
        return new EndRequest(answers);
    }
}
