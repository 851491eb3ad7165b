package dev.catraca.application.payment.port;

import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.TaxId;
import java.util.Optional;

/**
 * Which sale to look for: the one of the reference, or the only one of this customer, plan and
 * amount that was made after the attempt was written.
 */
public record SaleInquiry(
        PaymentTerms terms, Optional<ChargeReference> reference, PlanCode plan, TaxId taxId) {}
