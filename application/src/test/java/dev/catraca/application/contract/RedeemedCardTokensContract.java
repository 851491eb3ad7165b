package dev.catraca.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.catraca.application.sale.port.RedeemedCardTokens;
import dev.catraca.application.shared.port.Transactions;
import dev.catraca.domain.merchant.MerchantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface RedeemedCardTokensContract {
    MerchantId UNIT = new MerchantId(UUID.fromString("0199f0aa-0000-7000-8000-000000000001"));

    Transactions transactions();

    RedeemedCardTokens redeemedCardTokens();

    @Test
    default void of_fifty_who_redeem_a_token_at_once_one_wins() {
        var token = UUID.randomUUID();

        var won = Together.run(50, () -> redeem(token));

        assertThat(won).filteredOn(it -> it).hasSize(1);
    }

    @Test
    default void every_token_is_redeemed_for_itself() {
        assertThat(redeem(UUID.randomUUID())).isTrue();
        assertThat(redeem(UUID.randomUUID())).isTrue();
    }

    @Test
    default void what_is_rolled_back_is_not_redeemed() {
        var token = UUID.randomUUID();

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    redeemedCardTokens()
                                                            .redeem(token, UNIT, Samples.NOW);
                                                    throw new IllegalStateException("no");
                                                }));

        assertThat(redeem(token)).isTrue();
    }

    @Test
    default void only_what_is_old_is_forgotten() {
        var old = UUID.randomUUID();
        var fresh = UUID.randomUUID();
        transactions()
                .run(
                        () ->
                                redeemedCardTokens()
                                        .redeem(old, UNIT, Samples.NOW.minus(Duration.ofDays(2))));
        redeem(fresh);

        assertThat(redeemedCardTokens().forget(Samples.NOW)).isOne();

        assertThat(redeem(fresh)).isFalse();
        assertThat(redeem(old)).isTrue();
    }

    private boolean redeem(UUID token) {
        return transactions().compute(() -> redeemedCardTokens().redeem(token, UNIT, Samples.NOW));
    }
}
