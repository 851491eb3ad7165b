package dev.catraca.adapters.web.gate;

/** Whether requests are let in: not before this server was found fit to take money. */
public interface Admission {
    boolean isOpen();
}
