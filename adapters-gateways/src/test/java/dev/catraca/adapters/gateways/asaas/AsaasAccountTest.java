package dev.catraca.adapters.gateways.asaas;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChecksAccounts.Expectation;
import dev.catraca.application.payment.port.ChecksAccounts.Finding;
import dev.catraca.application.payment.port.RegistersWebhooks.Registration;
import dev.catraca.application.payment.port.ResumesDelivery.Resumption;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.shared.Money;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import jakarta.json.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doctor, our webhook and its queue, against Asaas' twin. */
class AsaasAccountTest {
    private static final URI ADDRESS = URI.create("http://localhost:9/api/webhooks/asaas/xeco");
    private static final URI ELSEWHERE = URI.create("http://localhost:9/elsewhere");
    private static final Expectation SANDBOX =
            new Expectation(ADDRESS, false, "Loja", Optional.empty());
    private static final String OTHER = "$aact_hmlg_somebodyElse0123456789";

    private final Twins twins = Twins.start(0, 0);
    private final OutgoingFixture way = new OutgoingFixture(OutgoingFixture.PATIENT);
    private final AsaasGuard guard =
            new AsaasGuard(way.outgoing(), new AsaasBreakers(Clock.systemUTC()));
    private final AsaasCalls calls =
            new AsaasCalls(way.outgoing().client(AsaasApi.class, twins.asaasBase()), guard);
    private final AsaasDoctor doctor = new AsaasDoctor(way.outgoing(), guard, twins.asaasBase());
    private final AsaasWebhooks webhooks =
            new AsaasWebhooks(
                    way.outgoing(), guard, twins.asaasBase(), Optional.of("ops@example.com"));
    private final AsaasQueues queues = new AsaasQueues(calls);

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
                                "wallet", "wallet-own",
                                "mode", "mode-test",
                                "webhook", "webhook-registered",
                                "webhook-queue", "webhook-sending",
                                "webhook-events", "webhook-events-complete",
                                "webhook-secret", "webhook-secret-usable"));
        assertThat(doctor.check(account, SANDBOX)).allMatch(Finding::isOk);
    }

    @Test
    void a_refused_key_hides_the_rest() {
        twins.asaas().acceptOnly(OTHER);

        assertThat(codes(account(), SANDBOX))
                .containsEntry("key", "key-refused")
                .doesNotContainKeys("wallet", "webhook");
    }

    @Test
    void a_key_of_the_wrong_mode_is_found_in_both_directions() {
        var live = new Expectation(ADDRESS, true, "Loja", Optional.empty());
        assertThat(codes(account(), live)).containsEntry("mode", "mode-test-in-production");
        var key = account().with(AsaasProvider.ACCESS_TOKEN, List.of("$aact_prod_catraca01234"));
        assertThat(codes(key, SANDBOX)).containsEntry("mode", "mode-live-in-sandbox");
        assertThat(codes(key, live)).containsEntry("mode", "mode-live");
        var odd = account().with(AsaasProvider.ACCESS_TOKEN, List.of("sk_test_0123456789abcdef"));
        assertThat(codes(odd, SANDBOX)).containsEntry("mode", "mode-untold");
    }

    @Test
    void a_wallet_that_is_not_the_accounts_own_is_found() {
        var foreign = account().with(AsaasProvider.WALLET_ID, List.of(AsaasFixture.WALLET));
        assertThat(codes(foreign, SANDBOX)).containsEntry("wallet", "wallet-of-another");
        var none = account().with(AsaasProvider.WALLET_ID, List.of());
        assertThat(codes(none, SANDBOX)).containsEntry("wallet", "wallet-not-given");
    }

    @Test
    void a_webhook_that_is_missing_disabled_or_stopped_is_found() {
        twins.asaas().deliverTo(AsaasFixture.ACCESS_TOKEN, ELSEWHERE, AsaasFixture.WEBHOOK_TOKEN);
        assertThat(codes(account(), SANDBOX)).containsEntry("webhook", "webhook-missing");

        var id =
                twins.asaas()
                        .deliverTo(AsaasFixture.ACCESS_TOKEN, ADDRESS, AsaasFixture.WEBHOOK_TOKEN);
        change(id, "interrupted", true);
        assertThat(codes(account(), SANDBOX))
                .containsEntry("webhook", "webhook-registered")
                .containsEntry("webhook-queue", "webhook-interrupted");

        change(id, "enabled", false);
        assertThat(codes(account(), SANDBOX)).containsEntry("webhook", "webhook-disabled");
    }

    @Test
    void a_token_that_cannot_be_one_is_found() {
        assertThat(codes(AsaasFixture.account("short-token-0123456"), SANDBOX))
                .containsEntry("webhook-secret", "webhook-token-short");
        assertThat(codes(bare(), SANDBOX))
                .containsEntry("webhook-secret", "webhook-secret-missing");
    }

    @Test
    void silence_is_said_to_be_silence() {
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("asaas", "read-wallets").times(9));
        assertThat(codes(account(), SANDBOX)).containsEntry("key", "no-answer");
        twins.faults().clear();
        twins.faults().arm(FaultOrder.of(Fault.HTML).at("asaas", "list-webhooks").times(9));
        assertThat(codes(account(), SANDBOX)).containsEntry("webhook", "no-answer");
    }

    // The webhook

    @Test
    void our_webhook_is_made_once_with_all_that_is_needed_and_a_token_of_ours() {
        var made = (Registration.Made) webhooks.register(bare(), ADDRESS);
        var account = bare().with(made.credential(), List.of(made.value()));

        assertThat(made.toString()).doesNotContain(made.value());
        assertThat(AsaasProvider.tokens(account).getFirst()).matches("[0-9a-f]{64}");
        assertThat(webhooks.register(account, ADDRESS))
                .isEqualTo(new Registration.There(made.endpoint(), false));
        var json = AsaasWire.list(calls.webhooks(account).json().orElseThrow()).getFirst();
        assertThat(json.getString("sendType")).isEqualTo("SEQUENTIALLY");
        assertThat(json.getString("email")).isEqualTo("ops@example.com");
        assertThat(json.getBoolean("hasAuthToken")).isTrue();
        assertThat(AsaasWebhook.of(json).events())
                .containsExactlyInAnyOrderElementsOf(AsaasEvents.NEEDED);
    }

    @Test
    void one_whose_token_was_never_kept_is_replaced() {
        var lost = (Registration.Made) webhooks.register(bare(), ADDRESS);

        var made = (Registration.Made) webhooks.register(bare(), ADDRESS);

        assertThat(made.endpoint()).isNotEqualTo(lost.endpoint());
        assertThat(endpoints()).containsExactly(made.endpoint());
    }

    @Test
    void one_that_a_person_made_is_completed_and_reopened_and_not_doubled() {
        var id =
                twins.asaas()
                        .deliverTo(AsaasFixture.ACCESS_TOKEN, ADDRESS, AsaasFixture.WEBHOOK_TOKEN);
        change(id, "interrupted", true);

        assertThat(webhooks.register(account(), ADDRESS))
                .isEqualTo(new Registration.There(id, true));
        assertThat(webhooks.register(account(), ADDRESS))
                .isEqualTo(new Registration.There(id, false));
        assertThat(endpoints()).containsExactly(id);
    }

    @Test
    void one_that_a_person_made_and_whose_token_we_lack_is_left_alone() {
        var id =
                twins.asaas()
                        .deliverTo(AsaasFixture.ACCESS_TOKEN, ADDRESS, AsaasFixture.WEBHOOK_TOKEN);

        assertThat(webhooks.register(bare(), ADDRESS))
                .isEqualTo(new Registration.SecretUnknown(id));
        assertThat(endpoints()).containsExactly(id);
    }

    @Test
    void a_key_that_is_refused_or_limited_makes_nothing() {
        twins.asaas().acceptOnly(OTHER);
        assertThat(webhooks.register(bare(), ADDRESS))
                .isEqualTo(new Registration.Refused("invalid_access_token"));
        twins.asaas().acceptOnly();
        twins.faults().arm(FaultOrder.of(Fault.RATE_LIMITED).at("asaas", "create-webhook"));
        assertThat(webhooks.register(bare(), ADDRESS)).isInstanceOf(Registration.Unclear.class);
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("asaas", "create-webhook"));
        assertThat(webhooks.register(bare(), ADDRESS)).isInstanceOf(Registration.Unclear.class);
    }

    // Its queue

    @Test
    void a_queue_that_was_stopped_goes_on_and_delivers_what_waited() {
        try (var bell = new ScriptedServer()) {
            bell.then(200, "{\"received\":true}").then(200, "{\"received\":true}");
            var id =
                    twins.asaas()
                            .deliverTo(
                                    AsaasFixture.ACCESS_TOKEN,
                                    bell.uri().resolve("/api/webhooks/asaas/xeco"),
                                    AsaasFixture.WEBHOOK_TOKEN);
            assertThat(queues.resume(account())).isEqualTo(new Resumption.NotNeeded());
            change(id, "interrupted", true);
            pay();
            assertThat(bell.requests()).isEmpty();

            assertThat(queues.resume(account())).isEqualTo(new Resumption.Resumed(List.of(id)));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !bell.requests().isEmpty());
            assertThat(queues.resume(account())).isEqualTo(new Resumption.NotNeeded());
        }
    }

    @Test
    void queues_that_are_not_ours_or_were_switched_off_are_left_alone() {
        var foreign =
                twins.asaas()
                        .deliverTo(
                                AsaasFixture.ACCESS_TOKEN, ELSEWHERE, AsaasFixture.WEBHOOK_TOKEN);
        var off =
                twins.asaas()
                        .deliverTo(AsaasFixture.ACCESS_TOKEN, ADDRESS, AsaasFixture.WEBHOOK_TOKEN);
        change(foreign, "interrupted", true);
        change(off, "interrupted", true);
        change(off, "enabled", false);

        assertThat(queues.resume(account())).isEqualTo(new Resumption.NotNeeded());
    }

    @Test
    void a_queue_that_cannot_be_asked_for_is_unclear() {
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("asaas", "list-webhooks").times(9));
        assertThat(queues.resume(account())).isEqualTo(new Resumption.Unclear("server-error"));
        twins.faults().clear();
        twins.asaas().acceptOnly(OTHER);
        assertThat(queues.resume(account()))
                .isEqualTo(new Resumption.Unclear("unexpected answer: status 401"));
    }

    private void pay() {
        var request =
                AsaasFixture.request(
                        Money.of(12_990, "BRL"), Instant.now().plus(Duration.ofMinutes(15)));
        var checkout = AsaasCheckout.of(request, List.of(), "percentageValue", Instant.now());
        var answer = calls.open(request.terms(), checkout, account());
        var charge = new ChargeReference(answer.json().orElseThrow().getString("id"));
        twins.asaas().act(charge.value(), CheckoutAction.PIX);
    }

    private void change(String webhook, String field, boolean value) {
        var answer =
                calls.changeWebhook(
                        webhook, Json.createObjectBuilder().add(field, value).build(), account());
        assertThat(answer.status()).isEqualTo(200);
    }

    private ProviderAccount register(ProviderAccount account) {
        var bare = account.with(AsaasProvider.WEBHOOK_TOKENS, List.of());
        var made = (Registration.Made) webhooks.register(bare, ADDRESS);
        return bare.with(made.credential(), List.of(made.value()));
    }

    private List<String> endpoints() {
        return AsaasWire.list(calls.webhooks(account()).json().orElseThrow()).stream()
                .map(AsaasWebhook::of)
                .map(AsaasWebhook::id)
                .toList();
    }

    private Map<String, String> codes(ProviderAccount account, Expectation expected) {
        return doctor.check(account, expected).stream()
                .collect(toMap(Finding::name, Finding::code));
    }

    private ProviderAccount account() {
        return AsaasFixture.account()
                .with(
                        AsaasProvider.WALLET_ID,
                        List.of(twins.asaas().walletId(AsaasFixture.ACCESS_TOKEN)));
    }

    /** Without any token of a webhook. */
    private ProviderAccount bare() {
        return account().with(AsaasProvider.WEBHOOK_TOKENS, List.of());
    }
}
