package dev.catraca.adapters.web.guilty;

import dev.catraca.wiring.guilty.Wires;

record KnowsTheWiring(Wires wires) {}
