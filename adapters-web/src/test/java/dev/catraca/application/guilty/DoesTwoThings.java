package dev.catraca.application.guilty;

public final class DoesTwoThings {
    public void one() {}

    public void another() {}
}
