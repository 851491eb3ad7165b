package dev.catraca.adapters.gateways.guilty;

import dev.catraca.application.payment.port.PaymentProvider;

abstract class Untested implements PaymentProvider {}
