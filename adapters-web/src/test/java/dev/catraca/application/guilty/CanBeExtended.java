package dev.catraca.application.guilty;

public class CanBeExtended {
    public void work() {}
}
