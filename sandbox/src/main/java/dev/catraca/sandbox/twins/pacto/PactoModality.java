package dev.catraca.sandbox.twins.pacto;

/** What one may do with a plan, and how often in a week. */
public record PactoModality(int code, String name, int timesAWeek) {}
