package dev.catraca.adapters.gateways.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catraca.domain.merchant.MerchantId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AccountLimitTest {
    private static final Answer ANSWER = new Answer(200, Map.of(), "");

    private final AccountLimit limit = new AccountLimit();
    private final MerchantId busy = new MerchantId(UUID.randomUUID());
    private final MerchantId other = new MerchantId(UUID.randomUUID());

    @Test
    void a_busy_account_leaves_room_for_the_others() throws Exception {
        var inside = new CountDownLatch(12);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 12)
                            .<Future<Answer>>mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () ->
                                                            limit.within(
                                                                    busy,
                                                                    () -> held(inside, release))))
                            .toList();
            inside.await();

            assertThatThrownBy(() -> limit.within(busy, () -> ANSWER))
                    .isInstanceOfSatisfying(
                            CallFailed.class,
                            it -> assertThat(it.failure()).isEqualTo(Failure.ACCOUNT_BUSY));
            assertThat(limit.within(other, () -> ANSWER)).isSameAs(ANSWER);

            release.countDown();
            for (var call : calls) {
                assertThat(call.get()).isSameAs(ANSWER);
            }
        }
        assertThat(limit.within(busy, () -> ANSWER)).isSameAs(ANSWER);
    }

    @Test
    void a_failed_call_makes_room_again() {
        for (var call = 0; call < 13; call++) {
            assertThatThrownBy(
                            () ->
                                    limit.within(
                                            busy,
                                            () -> {
                                                throw new CallFailed(Failure.TIMEOUT);
                                            }))
                    .hasMessage("timeout");
        }
    }

    private static Answer held(CountDownLatch inside, CountDownLatch release) {
        inside.countDown();
        try {
            release.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return ANSWER;
    }
}
