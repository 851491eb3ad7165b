package dev.catraca.application.guilty;

record OrderManager() {}
