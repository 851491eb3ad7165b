package dev.catraca.adapters.gateways.guilty;

import dev.catraca.adapters.gateways.accomplice.guilty.Gateway;

record KnowsAnotherGateway(Gateway other) {}
