package dev.catraca.application.guilty;

import dev.catraca.application.accomplice.guilty.Egg;

public record Chicken(Egg egg) {}
