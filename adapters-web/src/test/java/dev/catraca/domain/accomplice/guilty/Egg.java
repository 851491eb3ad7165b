package dev.catraca.domain.accomplice.guilty;

import dev.catraca.domain.guilty.Chicken;

public record Egg(Chicken chicken) {}
