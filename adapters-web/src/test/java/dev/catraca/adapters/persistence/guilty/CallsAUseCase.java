package dev.catraca.adapters.persistence.guilty;

import dev.catraca.application.guilty.DoesTwoThings;

final class CallsAUseCase {
    static void run(DoesTwoThings useCase) {
        useCase.one();
    }
}
