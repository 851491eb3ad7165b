package dev.catraca.application.payment.port;

import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.split.SplitPlan;
import java.util.Optional;

/**
 * What a provider is asked to collect. All of it is stored before it is sent, so that a repetition
 * is byte for byte the same. Without a {@code split} everything is the account's.
 */
public record ChargeRequest(
        PaymentTerms terms, Buyer buyer, PageTerms page, Optional<SplitPlan> split) {}
