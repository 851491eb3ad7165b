package dev.catraca.sandbox.guilty;

import dev.catraca.domain.guilty.Chicken;

record KnowsTheProduct(Chicken chicken) {}
