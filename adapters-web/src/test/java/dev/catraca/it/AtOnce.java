package dev.catraca.it;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that are made at once, each in a thread of its own. */
final class AtOnce {
    private AtOnce() {}

    static <T> List<T> call(int times, Callable<T> call) throws Exception {
        return call(Collections.nCopies(times, call));
    }

    /** All begin when all are there; what they answered, in their order. */
    static <T> List<T> call(List<Callable<T>> calls) throws Exception {
        var answers = new ArrayList<T>();
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<T>>();
            for (var call : calls) {
                waiting.add(
                        executor.submit(
                                () -> {
                                    start.await();
                                    return call.call();
                                }));
            }
            start.countDown();
            for (var one : waiting) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
