package dev.catraca.domain.guilty;

import dev.catraca.domain.accomplice.guilty.Egg;

public record Chicken(Egg egg) {}
