package dev.catraca.sandbox.twins.stripe;

import static dev.catraca.sandbox.twins.stripe.StripeCalls.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Client.Answer;
import dev.catraca.sandbox.twins.Receiver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An idempotency key opens one session, whatever happens to the answers. */
final class IdempotencyTest {

    private final StripeCalls stripe = new StripeCalls();

    @AfterEach
    void close() {
        stripe.close();
    }

    private Answer create(String key) throws IOException {
        return stripe.create(order(), "Idempotency-Key", key);
    }

    private int sessions() {
        return stripe.twins.stripe().ledger().sessions().size();
    }

    @Test
    void the_same_key_gets_the_same_answer() throws IOException {
        Answer first = create("one");
        Answer second = create("one");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(sessions()).isOne();
        assertThat(stripe.twins.stripe().ledger().callsWith("one")).isEqualTo(2);
    }

    @Test
    void the_same_key_with_other_parameters_is_an_error() throws IOException {
        create("one");
        Answer other = stripe.create(order("metadata[order]", "2"), "Idempotency-Key", "one");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().getString("type")).isEqualTo("idempotency_error");
        assertThat(sessions()).isOne();
    }

    @Test
    void another_account_may_use_the_same_key() throws IOException {
        create("one");
        Answer other =
                stripe.client.form(
                        StripeCalls.SESSIONS,
                        order(),
                        "Authorization",
                        "Bearer sk_test_other",
                        "Idempotency-Key",
                        "one");

        assertThat(other.header("Idempotent-Replayed")).isEmpty();
        assertThat(sessions()).isEqualTo(2);
    }

    @Test
    void a_failed_validation_leaves_the_key_unused() throws IOException {
        assertThat(stripe.create(order("mode", "?"), "Idempotency-Key", "one").status())
                .isEqualTo(400);

        assertThat(create("one").status()).isEqualTo(200);
    }

    @Test
    void a_key_has_at_most_255_characters() throws IOException {
        assertThat(create("k".repeat(255)).status()).isEqualTo(200);
        assertThat(create("k".repeat(256)).status()).isEqualTo(400);
    }

    @Test
    void a_key_protects_for_24_hours() throws IOException {
        create("one");
        stripe.twins.clock().advance(Duration.ofHours(25));

        assertThat(create("one").header("Idempotent-Replayed")).isEmpty();
        assertThat(sessions()).isEqualTo(2);
    }

    @Test
    void a_stored_500_is_replayed_though_the_session_exists() throws IOException {
        stripe.twins.faults().arm(Fault.ERROR_500_AFTER);

        assertThat(create("one").status()).isEqualTo(500);
        Answer again = create("one");
        assertThat(again.status()).isEqualTo(500);
        assertThat(again.error().getString("type")).isEqualTo("api_error");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(sessions()).isOne();
    }

    @Test
    void a_500_before_anything_was_done_is_not_stored() throws IOException {
        stripe.twins.faults().arm(Fault.ERROR_500);

        assertThat(create("one").status()).isEqualTo(500);
        assertThat(sessions()).isZero();
        assertThat(create("one").status()).isEqualTo(200);
    }

    @Test
    void fifty_at_once_open_one_session() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> call = () -> create("one");
            List<Future<Answer>> answers =
                    threads.invokeAll(Stream.generate(() -> call).limit(50).toList());
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(200, 409);
            }
        }
        assertThat(sessions()).isOne();
    }

    @Test
    void a_key_in_flight_is_in_use() throws Exception {
        // before-answer holds the first call until its event is delivered, which nobody answers.
        try (Receiver silent = new Receiver();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            silent.pause(Duration.ofSeconds(2));
            stripe.twins.stripe().deliverTo(StripeCalls.KEY, silent.uri(), "whsec_one");
            stripe.twins.faults().arm(FaultOrder.of(Fault.BEFORE_ANSWER).at("stripe"));
            Future<Answer> first = threads.submit(() -> create("one"));
            Receiver.await(() -> sessions() == 1, () -> "no session");

            Answer second = create("one");

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.error().getString("code")).isEqualTo("idempotency_key_in_use");
            assertThat(first.get().status()).isEqualTo(200);
        }
    }
}
