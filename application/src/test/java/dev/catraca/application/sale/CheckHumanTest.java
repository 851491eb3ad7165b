package dev.catraca.application.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.contract.Samples;
import dev.catraca.application.contract.Together;
import dev.catraca.application.fakes.InMemoryTransactions;
import dev.catraca.application.fakes.InMemoryUsedCaptchas;
import dev.catraca.application.sale.CheckHuman.Command;
import dev.catraca.application.sale.CheckHuman.Outcome;
import dev.catraca.application.sale.port.BotCheck.Challenge;
import dev.catraca.application.sale.port.BotCheck.Reason;
import dev.catraca.application.sale.port.BotCheck.Verdict;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckHumanTest {
    private static final Verdict HUMAN = new Verdict.Human(new BigDecimal("0.9"));

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUsedCaptchas used = new InMemoryUsedCaptchas(transactions);
    private final List<Challenge> asked = new CopyOnWriteArrayList<>();

    @Test
    void a_person_passes() {
        assertThat(checking(HUMAN).check(command("token"))).isEqualTo(new Outcome.Human());
        assertThat(asked)
                .containsExactly(new Challenge("token", "checkout", Optional.of("192.0.2.7")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TOKEN_INVALID", "FOR_SOMETHING_ELSE", "SCORE_TOO_LOW"})
    void a_program_does_not(Reason reason) {
        assertThat(checking(new Verdict.Refused(reason)).check(command("token")))
                .isEqualTo(new Outcome.NotHuman());
    }

    @Test
    void a_token_that_was_too_old_may_be_replaced() {
        assertThat(checking(new Verdict.Refused(Reason.ASK_AGAIN)).check(command("token")))
                .isEqualTo(new Outcome.AskAgain());
    }

    @Test
    void while_nobody_can_tell_nobody_passes() {
        assertThat(checking(new Verdict.Silent("timeout")).check(command("a")))
                .isEqualTo(new Outcome.Unavailable());
        assertThat(checking(new Verdict.Misconfigured("no-secret")).check(command("b")))
                .isEqualTo(new Outcome.Unavailable());
    }

    @Test
    void whoever_gave_no_answer_is_taken_for_silent_until_it_answers() {
        var said = new AtomicReference<Verdict>(new Verdict.Silent("timeout"));
        var checking = checking(said::get);
        checking.check(command("a"));
        assertThat(checking.isSilent()).isTrue();

        said.set(new Verdict.Busy());
        assertThat(checking.check(command("b"))).isEqualTo(new Outcome.Unavailable());
        assertThat(checking.isSilent()).isTrue();
        said.set(new Verdict.Refused(Reason.SCORE_TOO_LOW));
        checking.check(command("c"));

        assertThat(checking.isSilent()).isFalse();
    }

    @Test
    void that_we_ask_too_much_is_no_silence() {
        var checking = checking(new Verdict.Busy());

        assertThat(checking.check(command("a"))).isEqualTo(new Outcome.Unavailable());

        assertThat(checking.isSilent()).isFalse();
    }

    @Test
    void of_fifty_who_bring_one_token_one_passes_and_costs_a_call() {
        var checking = checking(HUMAN);

        var outcomes = Together.run(50, () -> checking.check(command("token")));

        assertThat(outcomes).filteredOn(Outcome.Human.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.AskAgain.class::isInstance).hasSize(49);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00e9", "a\nb"})
    void what_is_no_token_costs_nothing(String text) {
        assertThat(checking(HUMAN).check(command(text))).isEqualTo(new Outcome.NotHuman());
        assertThat(asked).isEmpty();
        assertThat(used.forget(Samples.NOW.plusSeconds(1))).isZero();
    }

    @Test
    void nor_does_one_without_end() {
        assertThat(checking(HUMAN).check(command("a".repeat(8193))))
                .isEqualTo(new Outcome.NotHuman());
        assertThat(checking(HUMAN).check(command("a".repeat(8192)))).isEqualTo(new Outcome.Human());
    }

    @Test
    void no_token_is_printed() {
        assertThat(command("secret-token").toString()).doesNotContain("secret", "192");
        assertThat(new Challenge("secret-token", "a", Optional.of("192.0.2.7")).toString())
                .doesNotContain("secret", "192");
    }

    private CheckHuman checking(Verdict verdict) {
        return checking(() -> verdict);
    }

    private CheckHuman checking(Supplier<Verdict> verdict) {
        return new CheckHuman(
                used,
                challenge -> {
                    transactions.requireNone();
                    asked.add(challenge);
                    return verdict.get();
                },
                Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    }

    private static Command command(String token) {
        return new Command(token, "checkout", Optional.of("192.0.2.7"));
    }
}
