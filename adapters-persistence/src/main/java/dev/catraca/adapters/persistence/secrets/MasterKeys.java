package dev.catraca.adapters.persistence.secrets;

/** The ring of master keys as it is now: a file of keys may change while the server runs. */
interface MasterKeys {
    /** Throws {@link IllegalStateException} while none is configured. */
    KeyRing current();
}
