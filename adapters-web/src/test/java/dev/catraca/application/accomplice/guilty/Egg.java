package dev.catraca.application.accomplice.guilty;

import dev.catraca.application.guilty.Chicken;

public record Egg(Chicken chicken) {}
