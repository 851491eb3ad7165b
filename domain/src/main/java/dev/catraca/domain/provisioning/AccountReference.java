package dev.catraca.domain.provisioning;

/** What the main system made of a paid order, in its own ids. */
public record AccountReference(String user, String tenant, String subscription) {}
