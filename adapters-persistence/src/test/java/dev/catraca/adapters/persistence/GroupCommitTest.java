package dev.catraca.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCommitTest {
    private static final int MOST = 4;
    private static final int AWAY = -1_000;
    private static final int BROKEN = -2_000;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final GroupCommit<Integer, String> commit =
            new GroupCommit<>(MOST, this::write, IllegalArgumentException.class::isInstance);

    @AfterEach
    void close() {
        firstMayEnd.countDown();
        callers.close();
    }

    @Test
    void whoever_comes_alone_writes_at_once() {
        firstMayEnd.countDown();

        assertThat(commit.write(1)).isEqualTo("written 1");
        assertThat(commit.write(2)).isEqualTo("written 2");

        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void while_one_writes_the_others_gather_for_the_next_groups() throws InterruptedException {
        var results = together(0, 1, 2, 3, 4, 5, 6);

        assertThat(results.stream().map(CompletableFuture::join).toList())
                .containsExactly(
                        "written 0",
                        "written 1",
                        "written 2",
                        "written 3",
                        "written 4",
                        "written 5",
                        "written 6");
        assertThat(groups).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5, 6));
    }

    @Test
    void what_cannot_be_written_costs_nobody_else_its_place() throws InterruptedException {
        var results = together(0, 1, -2, 3);

        assertThat(results.get(1).join()).isEqualTo("written 1");
        assertThat(results.get(3).join()).isEqualTo("written 3");
        assertThatThrownBy(results.get(2)::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(groups).startsWith(List.of(0), List.of(1, -2, 3)).contains(List.of(-2));
    }

    /** Otherwise each group would wait for a database that is away, one after the other. */
    @ParameterizedTest
    @ValueSource(ints = {AWAY, BROKEN})
    void a_failure_that_is_nobody_s_own_is_told_to_all_who_wait(int first) throws Exception {
        var results = together(first, 1, 2, 3, 4, 5, 6);

        for (var result : results) {
            assertThatThrownBy(result::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("as failures go");
        }
        assertThat(groups).containsExactly(List.of(first));
        assertThat(commit.write(7)).isEqualTo("written 7");
    }

    @Test
    void after_a_failure_of_its_own_the_next_one_is_served() {
        firstMayEnd.countDown();

        assertThatThrownBy(() -> commit.write(-1)).isInstanceOf(IllegalArgumentException.class);

        assertThat(commit.write(2)).isEqualTo("written 2");
    }

    @Test
    void of_thousands_each_is_written_once_and_told_its_own() {
        firstMayEnd.countDown();

        var results =
                IntStream.range(0, 5_000)
                        .mapToObj(
                                it ->
                                        CompletableFuture.supplyAsync(
                                                () -> commit.write(it), callers))
                        .toList();

        for (var i = 0; i < results.size(); i++) {
            assertThat(results.get(i).join()).isEqualTo("written " + i);
        }
        assertThat(groups.stream().flatMap(List::stream)).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(groups).allSatisfy(it -> assertThat(it).hasSizeBetween(1, MOST));
    }

    /** The first one is held up until all the others wait, one after the other. */
    private List<CompletableFuture<String>> together(int... items) throws InterruptedException {
        var results = new ArrayList<CompletableFuture<String>>();
        for (var it : items) {
            var result = new CompletableFuture<String>();
            var caller =
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            result.completeAsync(
                                                    () -> commit.write(it), Runnable::run));
            while (caller.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            results.add(result);
        }
        firstMayEnd.countDown();
        return results;
    }

    private List<String> write(List<Integer> items) {
        groups.add(items);
        try {
            firstMayEnd.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        if (items.contains(AWAY)) {
            throw new IllegalStateException("as failures go");
        }
        if (items.contains(BROKEN)) {
            throw new StackOverflowError("as failures go");
        }
        if (items.stream().anyMatch(it -> it < 0)) {
            throw new IllegalArgumentException("negative");
        }
        return items.stream().map(it -> "written " + it).toList();
    }
}
