package dev.catraca.adapters.gateways.guilty;

import dev.catraca.application.payment.port.SellsDirectly;

abstract class SellsUntested implements SellsDirectly {}
