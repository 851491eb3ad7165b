package dev.catraca.application.guilty.port;

public interface Things {}
