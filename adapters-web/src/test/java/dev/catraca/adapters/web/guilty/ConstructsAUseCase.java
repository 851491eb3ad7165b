package dev.catraca.adapters.web.guilty;

import dev.catraca.application.guilty.DoesTwoThings;

final class ConstructsAUseCase {
    static void run() {
        new DoesTwoThings().one();
    }
}
