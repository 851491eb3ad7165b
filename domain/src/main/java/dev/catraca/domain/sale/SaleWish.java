package dev.catraca.domain.sale;

import dev.catraca.domain.catalogue.PlanCode;
import java.util.Optional;

/**
 * Everything that the price of a plan depends on: in how many parts, on which day of the month they
 * fall due, and which coupon is used.
 */
public record SaleWish(
        PlanCode plan, int installments, Optional<Integer> dueDay, Optional<String> coupon) {}
