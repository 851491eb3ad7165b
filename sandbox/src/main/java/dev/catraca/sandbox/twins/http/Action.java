package dev.catraca.sandbox.twins.http;

/** What a route does. */
@FunctionalInterface
public interface Action {

    Reply answer(Call call);
}
