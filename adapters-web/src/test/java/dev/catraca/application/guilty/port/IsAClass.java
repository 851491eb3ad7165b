package dev.catraca.application.guilty.port;

final class IsAClass {}
