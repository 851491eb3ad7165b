package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.TransfersShares.Outcome;
import dev.catraca.application.payment.port.TransfersShares.Outcome.Done;
import dev.catraca.application.payment.port.TransfersShares.Outcome.KeySpent;
import dev.catraca.application.payment.port.TransfersShares.Outcome.NotDone;
import dev.catraca.application.payment.port.TransfersShares.Outcome.Refused;
import dev.catraca.application.payment.port.TransfersShares.Outcome.Unclear;
import dev.catraca.application.payment.port.TransfersShares.Return;
import dev.catraca.application.payment.port.TransfersShares.Share;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.TransferId;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.SplitPlan;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.stripe.PageAction;
import dev.catraca.sandbox.twins.stripe.StripeLedger.TransferEntry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shares of a charge of R$ 129,90 that was paid at the twin; the answers it never gives are
 * scripted.
 */
class StripeTransfersTest {
    private static final String KEY = "catraca-share-transfer-1";

    private final Twins twins = Twins.start(0, 0);
    private final StripeTransfers stripe = gateway(twins.stripeBase());
    private final ChargeRequest request = shared(StripeFixture.request());
    private final TransferId id = new TransferId(UUID.randomUUID());
    private ChargeReference session = new ChargeReference("none");

    @BeforeEach
    void pay() {
        twins.stripe().connect("acct_company", "acct_maria");
        var opened =
                (Opened)
                        new StripeFixture(twins.stripeBase())
                                .provider()
                                .open(request, StripeFixture.account());
        session = opened.reference();
        twins.stripe().act(session.value(), PageAction.CARD);
    }

    @AfterEach
    void stop() {
        twins.close();
    }

    @Test
    void a_share_goes_to_its_account_in_the_order_s_group() {
        var done = (Done) transfer(share(11_000, KEY, false));

        assertThat(done.reversed()).isEqualTo(brl(0));
        assertThat(transfers())
                .containsExactly(
                        new TransferEntry(
                                done.transfer(),
                                "acct_company",
                                11_000,
                                0,
                                session.value(),
                                Optional.of(request.terms().order().toString()),
                                Optional.of(KEY)));
    }

    @Test
    void only_several_payees_need_it() {
        var split = request.split().orElseThrow();
        assertThat(stripe.isNeeded(request.terms(), split)).isTrue();
        var one = new SplitPlan(split.owner(), split.shares().subList(0, 1));
        assertThat(stripe.isNeeded(request.terms(), one)).isFalse();
    }

    @Test
    void the_same_key_sends_once() {
        var first = transfer(share(11_000, KEY, false));
        assertThat(transfer(share(11_000, KEY, false))).isEqualTo(first);
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void an_account_that_is_not_connected_is_a_certain_no() {
        var share =
                new Share(id, request.terms().order(), session, "acct_nobody", brl(1), KEY, false);
        assertThat(transfer(share))
                .isEqualTo(new Refused("invalid_request_error resource_missing destination"));
        assertThat(
                        transfer(
                                new Share(
                                        id,
                                        request.terms().order(),
                                        session,
                                        "",
                                        brl(1),
                                        KEY,
                                        false)))
                .isEqualTo(new Refused("wallet-missing"));
    }

    @Test
    void more_than_arrived_is_never_sent() {
        transfer(share(11_000, KEY, false));
        assertThat(transfer(share(1_991, "another", false))).isInstanceOf(Refused.class);
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void a_lost_answer_is_found_out_with_the_same_key() {
        fault("create-transfer", Fault.TIMEOUT_AFTER);
        assertThat(hasty().transfer(share(11_000, KEY, false), StripeFixture.account()))
                .isInstanceOf(Unclear.class);

        assertThat(transfer(share(11_000, KEY, false))).isInstanceOf(Done.class);
        assertThat(transfers()).hasSize(1);
    }

    /** After a day the key would send again; the transfer is found by our own id. */
    @Test
    void a_lost_answer_is_found_out_without_the_key_too() {
        var first = (Done) transfer(share(11_000, KEY, false));

        assertThat(transfer(share(11_000, "another", true))).isEqualTo(first);
        assertThat(transfers()).hasSize(1);
    }

    /** The twin does it and stores a 500 under the key, which then answers nothing else. */
    @Test
    void a_stored_500_hides_what_was_done_until_it_is_looked_for() {
        fault("create-transfer", Fault.ERROR_500_AFTER);
        assertThat(transfer(share(11_000, KEY, false))).isInstanceOf(Unclear.class);
        assertThat(transfer(share(11_000, KEY, false)))
                .isEqualTo(new Unclear("stored-500", Optional.empty()));

        assertThat(transfer(share(11_000, KEY, true))).isInstanceOf(Done.class);
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void a_stored_500_of_which_nothing_came_needs_another_key() {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, "{\"object\":\"list\",\"data\":[]}")
                    .then(200, session())
                    .then(500, Map.of("Idempotent-Replayed", "true"), "{}");
            assertThat(
                            gateway(scripted.uri())
                                    .transfer(share(11_000, KEY, true), StripeFixture.account()))
                    .isEqualTo(new KeySpent("stored-500"));
        }
    }

    @Test
    void a_500_of_which_nothing_came_is_followed_by_success() {
        fault("create-transfer", Fault.ERROR_500);
        assertThat(transfer(share(11_000, KEY, false))).isInstanceOf(Unclear.class);
        assertThat(transfer(share(11_000, KEY, true))).isInstanceOf(Done.class);
        assertThat(transfers()).hasSize(1);
    }

    @Test
    void part_of_it_comes_back_and_no_more_than_that() {
        var done = (Done) transfer(share(11_000, KEY, false));

        var back = reverse(done, 4_000, 0, "back-1");
        assertThat(back).isEqualTo(new Done(done.transfer(), brl(4_000)));
        assertThat(reverse(done, 4_000, 0, "back-1")).isEqualTo(back);
        assertThat(reverse(done, 7_000, 4_000, "back-2"))
                .isEqualTo(new Done(done.transfer(), brl(11_000)));
        assertThat(reverse(done, 1, 11_000, "back-3")).isInstanceOf(Refused.class);
        assertThat(transfers()).singleElement().matches(it -> it.reversed() == 11_000);
    }

    @Test
    void a_reversal_whose_answer_was_lost_is_seen() {
        var done = (Done) transfer(share(11_000, KEY, false));
        fault("reverse-transfer", Fault.TIMEOUT_AFTER);
        assertThat(
                        hasty().reverse(
                                        new Return(done.transfer(), brl(4_000), brl(0), "back-1"),
                                        StripeFixture.account()))
                .isInstanceOf(Unclear.class);

        assertThat(reverse(done, 4_000, 0, "another"))
                .isEqualTo(new Done(done.transfer(), brl(4_000)));
        assertThat(transfers()).singleElement().matches(it -> it.reversed() == 4_000);
    }

    @Test
    void a_transfer_that_stripe_does_not_know_cannot_come_back() {
        assertThat(reverse(new Done("tr_none", brl(0)), 1, 0, "back"))
                .isEqualTo(new Refused("resource_missing"));
    }

    @Test
    void what_was_not_paid_is_not_sent() {
        var open =
                (Opened)
                        new StripeFixture(twins.stripeBase())
                                .provider()
                                .open(shared(StripeFixture.request()), StripeFixture.account());
        var share =
                new Share(
                        id,
                        request.terms().order(),
                        open.reference(),
                        "acct_company",
                        brl(1),
                        KEY,
                        false);
        assertThat(transfer(share))
                .isEqualTo(new NotDone("unexpected answer: latest_charge", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_request_error, '', NotDone",
        "403, invalid_request_error, '', NotDone",
        "429, invalid_request_error, rate_limit, NotDone",
        "409, idempotency_error, idempotency_key_in_use, Unclear",
        "400, idempotency_error, '', Unclear",
        "400, invalid_request_error, balance_insufficient, KeySpent",
        "400, invalid_request_error, resource_missing, Refused",
        "402, invalid_request_error, account_closed, Refused",
        "400, '', '', Unclear",
        "418, invalid_request_error, teapot, Unclear",
        "503, api_error, '', Unclear"
    })
    void each_answer_has_one_meaning(int status, String type, String code, String meaning) {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, session())
                    .then(
                            status,
                            type.isEmpty()
                                    ? "{}"
                                    : "{\"error\":{\"type\":\"%s\",\"code\":\"%s\"}}"
                                            .formatted(type, code));

            var outcome =
                    gateway(scripted.uri())
                            .transfer(share(11_000, KEY, false), StripeFixture.account());

            assertThat(outcome.getClass().getSimpleName()).isEqualTo(meaning);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "{}",
        "'{\"id\":\"tr_1\",\"amount\":1,\"currency\":\"brl\"}'",
        "'{\"id\":\"../x\",\"amount\":11000,\"currency\":\"brl\"}'",
        "nonsense"
    })
    void a_strange_success_is_unclear(String body) {
        try (var scripted = new ScriptedServer()) {
            scripted.then(200, session()).then(200, body);
            assertThat(
                            gateway(scripted.uri())
                                    .transfer(share(11_000, KEY, false), StripeFixture.account()))
                    .isInstanceOf(Unclear.class);
        }
    }

    @Test
    void what_cannot_be_read_first_is_not_sent() {
        try (var scripted = new ScriptedServer()) {
            scripted.then(500, Map.of("Retry-After", "9"), "{}")
                    .then(500, Map.of("Retry-After", "9"), "{}");
            assertThat(
                            gateway(scripted.uri())
                                    .transfer(share(11_000, KEY, true), StripeFixture.account()))
                    .isEqualTo(new NotDone("server-error", Optional.of(Duration.ofSeconds(9))));
            assertThat(scripted.requests()).allMatch(it -> it.method().equals("GET"));
        }
    }

    private static String session() {
        return """
               {"id":"cs_test_1","payment_status":"paid",
                "payment_intent":{"id":"pi_1","latest_charge":"ch_1"}}""";
    }

    private void fault(String operation, Fault fault) {
        twins.faults().arm(FaultOrder.of(fault).at("stripe", operation).times(1));
    }

    private Outcome transfer(Share share) {
        return stripe.transfer(share, StripeFixture.account());
    }

    private Outcome reverse(Done transfer, long amount, long before, String key) {
        return stripe.reverse(
                new Return(transfer.transfer(), brl(amount), brl(before), key),
                StripeFixture.account());
    }

    private Share share(long amount, String key, boolean mayBeThere) {
        return new Share(
                id, request.terms().order(), session, "acct_company", brl(amount), key, mayBeThere);
    }

    private List<TransferEntry> transfers() {
        return twins.stripe().ledger().transfers();
    }

    private StripeTransfers hasty() {
        return gateway(twins.stripeBase(), Duration.ofSeconds(1));
    }

    private static StripeTransfers gateway(URI base) {
        return gateway(base, OutgoingFixture.PATIENT);
    }

    private static StripeTransfers gateway(URI base, Duration total) {
        var outgoing = new OutgoingFixture(total).outgoing();
        return new StripeTransfers(
                outgoing, new StripeGuard(outgoing, new StripeBreakers(Clock.systemUTC())), base);
    }

    private static ChargeRequest shared(ChargeRequest request) {
        return new ChargeRequest(
                request.terms(),
                request.buyer(),
                request.page(),
                Optional.of(
                        new SplitPlan(
                                new Payee(Role.PLATFORM, "platform", Optional.empty()),
                                List.of(part("acct_company", 8_500), part("acct_maria", 500)))));
    }

    private static dev.catraca.domain.split.Share part(String wallet, int basisPoints) {
        return new dev.catraca.domain.split.Share.Percentage(
                new Payee(Role.MERCHANT, wallet, Optional.of(wallet)),
                new BasisPoints(basisPoints));
    }

    private static Money brl(long minor) {
        return Money.of(minor, "BRL");
    }
}
