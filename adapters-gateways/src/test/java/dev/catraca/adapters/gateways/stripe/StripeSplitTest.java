package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.OpenOutcome.Refused;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import dev.catraca.sandbox.twins.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StripeSplitTest {
    private static final Payee PLATFORM = new Payee(Role.PLATFORM, "platform", Optional.empty());

    @Test
    void without_a_split_or_with_all_for_the_owner_nothing_is_divided() {
        assertThat(StripeSplit.of(StripeFixture.request())).isEqualTo(new StripeSplit.Undivided());
        assertThat(StripeSplit.of(split())).isEqualTo(new StripeSplit.Undivided());
        assertThat(StripeSplit.of(split(share("acct_1", 0))))
                .isEqualTo(new StripeSplit.Undivided());
    }

    @Test
    void one_payee_gets_the_part_to_the_cent() {
        var divided = split(share("acct_1", 9_333));

        assertThat(StripeSplit.of(divided))
                .isEqualTo(new StripeSplit.Destination("acct_1", 12_124));
        assertThat(StripeForm.page(divided).toString())
                .contains("payment_intent_data[transfer_data][destination]=[acct_1]")
                .contains("payment_intent_data[transfer_data][amount]=[12124]");
    }

    @Test
    void several_payees_get_theirs_when_the_money_is_there() {
        var divided = split(share("acct_1", 5_000), share("acct_2", 1_000));

        assertThat(StripeSplit.of(divided)).isEqualTo(new StripeSplit.Transfers());
        assertThat(StripeForm.page(divided).toString())
                .contains("payment_intent_data[transfer_group]=[" + divided.terms().order() + "]")
                .doesNotContain("transfer_data");
    }

    @Test
    void the_platform_s_own_account_gets_nothing_sent() {
        var mine = new Payee(Role.PLATFORM, "platform", Optional.of("acct_mine"));
        assertThat(StripeSplit.of(split(mine, share("acct_1", 5_000), share("acct_mine", 1_000))))
                .isInstanceOf(StripeSplit.Destination.class);
    }

    @Test
    void a_payee_without_an_account_is_refused() {
        assertThat(StripeSplit.of(split(share("acct_1", 5_000), share("none", 1_000))))
                .isEqualTo(new StripeSplit.Impossible("wallet-missing"));
        assertThat(StripeSplit.of(split(share("wallet-of-another-provider", 5_000))))
                .isEqualTo(new StripeSplit.Impossible("wallet-missing"));
    }

    @Test
    void the_provider_takes_a_destination_and_nothing_it_cannot_divide() {
        try (var twins = Twins.start(0, 0)) {
            var provider = new StripeFixture(twins.stripeBase()).provider();
            var account = StripeFixture.account();

            assertThat(provider.open(split(share("acct_1", 9_000)), account).toString())
                    .startsWith("Opened");
            assertThat(provider.open(split(share("none", 9_000)), account))
                    .isEqualTo(new Refused("wallet-missing"));
        }
    }

    private static ChargeRequest split(Share... shares) {
        return split(PLATFORM, shares);
    }

    private static ChargeRequest split(Payee owner, Share... shares) {
        var request = StripeFixture.request();
        return new ChargeRequest(
                request.terms(),
                request.buyer(),
                request.page(),
                Optional.of(new SplitPlan(owner, new ArrayList<>(List.of(shares)))));
    }

    private static Share share(String wallet, int basisPoints) {
        return new Share.Percentage(
                new Payee(Role.MERCHANT, wallet, Optional.of(wallet)),
                new BasisPoints(basisPoints));
    }
}
