package dev.catraca.adapters.persistence.guilty;

public record Visible() {}
