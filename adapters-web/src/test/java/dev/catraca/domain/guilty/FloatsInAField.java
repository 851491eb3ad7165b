package dev.catraca.domain.guilty;

record FloatsInAField(Double rate) {}
