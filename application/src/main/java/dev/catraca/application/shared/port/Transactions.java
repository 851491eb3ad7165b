package dev.catraca.application.shared.port;

import java.util.function.Supplier;

/**
 * Where a transaction begins and ends. It never nests: asking for one inside another is a bug and
 * throws {@link IllegalStateException}. An exception rolls back.
 */
public interface Transactions {
    <T> T compute(Supplier<T> work);

    default void run(Runnable work) {
        compute(
                () -> {
                    work.run();
                    return true;
                });
    }
}
