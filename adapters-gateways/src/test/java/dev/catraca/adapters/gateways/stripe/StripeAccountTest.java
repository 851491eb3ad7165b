package dev.catraca.adapters.gateways.stripe;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChecksAccounts.Expectation;
import dev.catraca.application.payment.port.ChecksAccounts.Finding;
import dev.catraca.application.payment.port.RegistersWebhooks.Registration;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doctor, and the registration of our webhook, against Stripe's twin. */
class StripeAccountTest {
    private static final URI ADDRESS = URI.create("http://localhost:9/api/webhooks/stripe/nexus");
    private static final URI ELSEWHERE = URI.create("http://localhost:9/elsewhere");
    private static final Expectation SANDBOX =
            new Expectation(ADDRESS, false, "Loja", Optional.empty());

    private final Twins twins = Twins.start(0, 0);
    private final OutgoingFixture way = new OutgoingFixture(OutgoingFixture.PATIENT);
    private final StripeDoctor doctor = doctor(way);
    private final StripeWebhooks webhooks = webhooks(way);

    private StripeDoctor doctor(OutgoingFixture on) {
        var outgoing = on.outgoing();
        return new StripeDoctor(
                outgoing,
                new StripeGuard(outgoing, new StripeBreakers(java.time.Clock.systemUTC())),
                twins.stripeBase());
    }

    private StripeWebhooks webhooks(OutgoingFixture on) {
        var outgoing = on.outgoing();
        return new StripeWebhooks(
                outgoing,
                new StripeGuard(outgoing, new StripeBreakers(java.time.Clock.systemUTC())),
                twins.stripeBase());
    }

    @AfterEach
    void stop() {
        twins.close();
    }

    // The doctor

    @Test
    void a_healthy_account_has_nothing_wrong() {
        var account = register(account());
        assertThat(codes(account, SANDBOX))
                .isEqualTo(
                        Map.of(
                                "key", "key-accepted",
                                "mode", "mode-test",
                                "webhook", "webhook-registered",
                                "webhook-events", "webhook-events-complete",
                                "webhook-secret", "webhook-secret-usable"));
        assertThat(doctor.check(account, SANDBOX)).allMatch(Finding::isOk);
    }

    @Test
    void a_refused_key_is_the_one_thing_to_say() {
        twins.stripe().acceptOnly("sk_test_another");
        assertThat(codes(account(), SANDBOX))
                .containsEntry("key", "key-refused")
                .doesNotContainKeys("mode", "webhook");
    }

    @Test
    void a_key_of_the_wrong_mode_is_found_in_both_directions() {
        assertThat(codes(account(), new Expectation(ADDRESS, true, "Loja", Optional.empty())))
                .containsEntry("mode", "mode-test-in-production");
        var live = account().with(StripeProvider.SECRET_KEY, List.of("sk_live_catraca0123456789"));
        assertThat(codes(live, SANDBOX)).containsEntry("mode", "mode-live-in-sandbox");
        assertThat(codes(live, new Expectation(ADDRESS, true, "Loja", Optional.empty())))
                .containsEntry("mode", "mode-live");
    }

    @Test
    void a_webhook_that_is_missing_is_found() {
        twins.stripe().deliverTo(StripeFixture.SECRET_KEY, ELSEWHERE, "whsec_elsewhere");
        assertThat(codes(account(), SANDBOX)).containsEntry("webhook", "webhook-missing");
    }

    @Test
    void events_that_are_missing_are_named() {
        // What the twin sends by default lacks some of what we need.
        twins.stripe().deliverTo(StripeFixture.SECRET_KEY, ADDRESS, StripeFixture.WEBHOOK_SECRET);
        assertThat(codes(account(), SANDBOX))
                .containsEntry("webhook", "webhook-registered")
                .containsEntry("webhook-events", "webhook-events-missing");
        assertThat(doctor.check(account(), SANDBOX))
                .filteredOn(it -> it.name().equals("webhook-events"))
                .flatExtracting(Finding::facts)
                .first()
                .asString()
                .contains("refund.updated")
                .doesNotContain("checkout.session.completed");
    }

    @Test
    void a_secret_that_is_none_is_found() {
        var odd = account().with(StripeProvider.WEBHOOK_SECRETS, List.of("sk_test_oops_wrong"));
        assertThat(codes(odd, SANDBOX)).containsEntry("webhook-secret", "webhook-secret-odd");
        var none = account().with(StripeProvider.WEBHOOK_SECRETS, List.of());
        assertThat(codes(none, SANDBOX)).containsEntry("webhook-secret", "webhook-secret-missing");
    }

    @Test
    void silence_is_said_to_be_silence() {
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("stripe", "read-account").times(9));
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("stripe", "read-balance").times(9));
        assertThat(codes(account(), SANDBOX)).containsEntry("key", "no-answer");
        twins.faults().clear();
        twins.faults()
                .arm(
                        FaultOrder.of(Fault.ERROR_500)
                                .at("stripe", "list-webhook-endpoints")
                                .times(9));
        assertThat(codes(account(), SANDBOX)).containsEntry("webhook", "no-answer");
    }

    @Test
    void the_doctor_changes_nothing() {
        doctor.check(account(), SANDBOX);
        assertThat(way.calls()).isNotEmpty().allMatch(it -> it.method().equals("GET"));
        assertThat(way.calls().toString()).doesNotContain(StripeFixture.SECRET_KEY);
    }

    // The registration

    @Test
    void our_address_is_registered_with_a_secret_of_its_own_that_verifies() {
        var made = (Registration.Made) webhooks.register(bare(), ADDRESS);
        assertThat(made.toString()).doesNotContain("whsec_");
        var account = bare().with(made.credential(), List.of(made.value()));

        assertThat(webhooks.register(account, ADDRESS))
                .isEqualTo(new Registration.There(made.endpoint(), false));
        assertThat(StripeProvider.secrets(account))
                .hasSize(1)
                .allMatch(it -> it.startsWith("whsec_"));
        assertThat(endpoints()).containsExactly(made.endpoint());
    }

    @Test
    void an_endpoint_whose_secret_was_lost_is_replaced() {
        var lost = (Registration.Made) webhooks.register(bare(), ADDRESS);
        var second = (Registration.Made) webhooks.register(bare(), ADDRESS);
        assertThat(second.endpoint()).isNotEqualTo(lost.endpoint());
        assertThat(endpoints()).containsExactly(second.endpoint());
    }

    @Test
    void a_lost_answer_is_unclear_and_leaves_one_endpoint_in_the_end() {
        var hasty = webhooks(new OutgoingFixture(OutgoingFixture.HASTY));
        twins.faults()
                .arm(FaultOrder.of(Fault.RESET_AFTER).at("stripe", "create-webhook-endpoint"));
        assertThat(hasty.register(bare(), ADDRESS)).isInstanceOf(Registration.Unclear.class);
        assertThat(endpoints()).hasSize(1);

        var made = (Registration.Made) webhooks.register(bare(), ADDRESS);
        assertThat(endpoints()).containsExactly(made.endpoint());
    }

    @Test
    void two_of_ours_become_one() {
        var first = (Registration.Made) webhooks.register(bare(), ADDRESS);
        // As if somebody had asked at the same moment, before that one was there.
        var second = (Registration.Made) webhooks.register(bare(), ELSEWHERE);
        moveEndpoint(second.endpoint(), ADDRESS);
        var account = bare().with(first.credential(), List.of(second.value(), first.value()));
        assertThat(endpoints()).hasSize(2);
        assertThat(webhooks.register(account, ADDRESS)).isInstanceOf(Registration.There.class);
        assertThat(endpoints()).hasSize(1);
    }

    @Test
    void one_that_a_person_made_is_completed_and_not_doubled() {
        var id =
                twins.stripe()
                        .deliverTo(StripeFixture.SECRET_KEY, ADDRESS, StripeFixture.WEBHOOK_SECRET);
        assertThat(webhooks.register(account(), ADDRESS))
                .isEqualTo(new Registration.There(id, true));
        assertThat(webhooks.register(account(), ADDRESS))
                .isEqualTo(new Registration.There(id, false));
        assertThat(codes(account(), SANDBOX))
                .containsEntry("webhook-events", "webhook-events-complete");
        assertThat(endpoints()).containsExactly(id);
    }

    @Test
    void one_that_a_person_made_and_whose_secret_we_lack_is_left_alone() {
        var id =
                twins.stripe().deliverTo(StripeFixture.SECRET_KEY, ADDRESS, "whsec_only_they_know");
        assertThat(webhooks.register(bare(), ADDRESS))
                .isEqualTo(new Registration.SecretUnknown(id));
        assertThat(endpoints()).containsExactly(id);
    }

    @Test
    void a_key_that_is_refused_is_refused() {
        twins.stripe().acceptOnly("sk_test_another");
        assertThat(webhooks.register(bare(), ADDRESS)).isInstanceOf(Registration.Refused.class);
    }

    @Test
    void a_live_account_wants_https() {
        var live = bare().with(StripeProvider.SECRET_KEY, List.of("sk_live_catraca0123456789"));
        assertThat(webhooks.register(live, ADDRESS))
                .isEqualTo(new Registration.Refused("invalid_request_error url_invalid url"));
    }

    @Test
    void events_are_verified_by_what_was_registered_and_by_what_was_put_in() {
        var account =
                account()
                        .with(
                                StripeProvider.REGISTERED,
                                List.of(StripeProvider.registered("we_1", "whsec_registered")));
        assertThat(StripeProvider.secrets(account))
                .containsExactly("whsec_registered", StripeFixture.WEBHOOK_SECRET);
        assertThat(StripeProvider.isRegistered("we_1", account)).isTrue();
        assertThat(StripeProvider.isRegistered("we_", account)).isFalse();
    }

    private ProviderAccount register(ProviderAccount account) {
        var bare = account.with(StripeProvider.WEBHOOK_SECRETS, List.of());
        var made = (Registration.Made) webhooks.register(bare, ADDRESS);
        return bare.with(made.credential(), List.of(made.value()));
    }

    private void moveEndpoint(String id, URI to) {
        var outgoing = way.outgoing();
        var form = new jakarta.ws.rs.core.Form().param("url", to.toString()).asMap();
        var moved =
                new StripeCalls(
                                outgoing.client(StripeApi.class, twins.stripeBase()),
                                new StripeGuard(
                                        outgoing, new StripeBreakers(java.time.Clock.systemUTC())))
                        .changeEndpoint(id, form, account());
        assertThat(moved.status()).isEqualTo(200);
    }

    private List<String> endpoints() {
        var outgoing = way.outgoing();
        var answer =
                new StripeCalls(
                                outgoing.client(StripeApi.class, twins.stripeBase()),
                                new StripeGuard(
                                        outgoing, new StripeBreakers(java.time.Clock.systemUTC())))
                        .endpoints(account());
        return StripeWire.list(answer.json().orElseThrow()).stream()
                .map(StripeEndpoint::of)
                .map(StripeEndpoint::id)
                .toList();
    }

    private Map<String, String> codes(ProviderAccount account, Expectation expected) {
        return Stream.of(doctor.check(account, expected))
                .flatMap(List::stream)
                .collect(toMap(Finding::name, Finding::code));
    }

    private static ProviderAccount account() {
        return StripeFixture.account();
    }

    /** Without any secret of a webhook. */
    private static ProviderAccount bare() {
        return account().with(StripeProvider.WEBHOOK_SECRETS, List.of());
    }
}
