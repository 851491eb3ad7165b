package dev.catraca.sandbox.twins.pacto;

/** Something a unit sells besides plans; money in centavos. */
public record PactoProduct(int code, String name, String category, long price) {}
