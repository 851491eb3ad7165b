package dev.catraca.wiring.guilty;

public final class Wires {}
