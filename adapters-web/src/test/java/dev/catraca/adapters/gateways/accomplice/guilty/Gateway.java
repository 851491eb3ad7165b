package dev.catraca.adapters.gateways.accomplice.guilty;

public record Gateway() {}
