package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.reconciliation.port.Backlogs.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface BacklogsContract {
    Duration PAUSE = Duration.ofMinutes(5);

    Database database();

    @Test
    default void every_account_has_its_turn_once_in_a_pause() {
        account();
        account();

        var first = database().backlogs().claimDue(PAUSE).orElseThrow();
        var second = database().backlogs().claimDue(PAUSE).orElseThrow();

        assertThat(first.merchant()).isNotEqualTo(second.merchant());
        assertThat(first.askedUntil()).isEmpty();
        assertThat(database().backlogs().claimDue(PAUSE)).isEmpty();
        database().backlogs().askAllNow();
        assertThat(database().backlogs().claimDue(PAUSE)).isPresent();
    }

    @Test
    default void fifty_who_claim_at_once_give_an_account_one_turn() {
        account();

        assertThat(
                        Together.run(50, () -> database().backlogs().claimDue(PAUSE)).stream()
                                .filter(Optional::isPresent))
                .hasSize(1);
    }

    @Test
    default void what_was_asked_for_is_remembered() {
        account();
        var turn = database().backlogs().claimDue(PAUSE).orElseThrow();

        database().backlogs().askedUntil(turn, Samples.NOW);

        database().backlogs().askAllNow();
        assertThat(database().backlogs().claimDue(PAUSE).flatMap(Turn::askedUntil))
                .contains(Samples.NOW);
    }

    private void account() {
        var merchant = Samples.merchant();
        database()
                .transactions()
                .run(
                        () -> {
                            database().merchants().put(merchant);
                            database()
                                    .providerAccounts()
                                    .put(
                                            new ProviderAccount(
                                                    merchant.id(),
                                                    Samples.STRIPE,
                                                    Map.of("secretKey", List.of("sk_test_1"))));
                        });
    }
}
