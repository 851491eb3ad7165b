package dev.catraca.domain.payment;

/** A provider's own id of what collects the money, such as {@code cs_test_…}. */
public record ChargeReference(String value) {}
