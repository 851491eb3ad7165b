package dev.catraca.domain.sale;

import dev.catraca.domain.shared.Money;
import java.util.Optional;

/** A thing that a unit's own system sells beside plans. */
public record OfferedProduct(int code, String name, Optional<String> description, Money price) {}
