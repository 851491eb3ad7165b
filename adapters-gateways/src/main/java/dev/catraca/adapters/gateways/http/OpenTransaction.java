package dev.catraca.adapters.gateways.http;

/** Whether the calling thread is inside a transaction: then nobody may be called. */
interface OpenTransaction {
    boolean isThere();
}
