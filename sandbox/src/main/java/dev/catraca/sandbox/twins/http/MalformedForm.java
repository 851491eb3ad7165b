package dev.catraca.sandbox.twins.http;

/** A query or form whose percent encoding cannot be read. */
public final class MalformedForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedForm(Throwable cause) {
        super("malformed percent encoding", cause);
    }
}
