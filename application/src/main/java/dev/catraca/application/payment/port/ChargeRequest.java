package dev.catraca.application.payment.port;

import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.payment.PaymentTerms;
import java.net.URI;

/**
 * What a provider is asked to collect. All of it is stored before it is sent, so that a repetition
 * is byte for byte the same. {@code returnPage} and {@code cancelPage} are ours.
 */
public record ChargeRequest(
        PaymentTerms terms, OrderLines lines, Buyer buyer, URI returnPage, URI cancelPage) {}
