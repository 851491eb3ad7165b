package dev.catraca.adapters.gateways.asaas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.Authenticity.Authentic;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.NotificationMeaning.Irrelevant;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.OpenOutcome.NotSent;
import dev.catraca.application.payment.port.OpenOutcome.Refused;
import dev.catraca.application.payment.port.OpenOutcome.Unclear;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.payment.port.PaymentProviderContract;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Canceled;
import dev.catraca.domain.payment.ChargeFact.Collected;
import dev.catraca.domain.payment.ChargeFact.Expired;
import dev.catraca.domain.payment.ChargeFact.Pending;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.asaas.AsaasLedger.CheckoutEntry;
import dev.catraca.sandbox.twins.asaas.CheckoutAction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway against Asaas' twin. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class AsaasProviderTest implements PaymentProviderContract {
    private static final URI NOBODY = URI.create("http://localhost:1");

    private static Twins twins;
    private static ScriptedServer bell;

    private final AsaasFixture fixture = fixture(OutgoingFixture.PATIENT);
    private final AsaasFixture hasty = fixture(OutgoingFixture.HASTY);

    private static AsaasFixture fixture(Duration total) {
        return new AsaasFixture(
                twins.asaasBase(),
                total,
                // Asaas tells the day of a payment only, so that the time of today's is ours.
                Clock.fixed(Instant.now(), ZoneOffset.UTC),
                "percentageValue");
    }

    @BeforeAll
    static void start() {
        twins = Twins.start(0, 0);
        bell = new ScriptedServer();
        ringTheBell();
    }

    private static void ringTheBell() {
        for (var i = 0; i < 1_000; i++) {
            bell.then(200, "{\"received\":true}");
        }
        twins.asaas().deliverTo(AsaasFixture.ACCESS_TOKEN, bell.uri(), AsaasFixture.WEBHOOK_TOKEN);
    }

    @AfterEach
    void calmDown() {
        twins.faults().clear();
        twins.asaas().acceptOnly();
    }

    @AfterAll
    static void stop() {
        twins.close();
        bell.close();
    }

    @Override
    public PaymentProvider provider() {
        return fixture.provider();
    }

    @Override
    public PaymentProvider hastyProvider() {
        return hasty.provider();
    }

    @Override
    public PaymentProvider unreachableProvider() {
        return new AsaasFixture(NOBODY).provider();
    }

    @Override
    public ProviderAccount account() {
        return AsaasFixture.account();
    }

    @Override
    public ProviderAccount accountWithOtherWebhookSecret() {
        return AsaasFixture.account("of-somebody-else-0123456789abcdef");
    }

    @Override
    public ChargeRequest request() {
        return AsaasFixture.request(
                Money.of(12_990, "BRL"), Instant.now().plus(Duration.ofMinutes(15)));
    }

    /** Of a checkout Asaas never says that it does not exist: its list of payments is empty. */
    @Override
    public ChargeReference unknownReference() {
        return new ChargeReference("pay_neverGivenToAnybody");
    }

    @Override
    public void buyerPays(ChargeReference charge) {
        act(charge, CheckoutAction.CARD);
    }

    @Override
    public void pageExpires(ChargeReference charge) {
        act(charge, CheckoutAction.EXPIRE);
    }

    @Override
    public void merchantRefunds(ChargeReference charge, Money amount) {
        twins.asaas().refund(charge.value(), amount.minor());
    }

    @Override
    public void bankDisputes(ChargeReference charge) {
        act(charge, CheckoutAction.CHARGEBACK);
    }

    @Override
    public void disputeIsWon(ChargeReference charge) {
        act(charge, CheckoutAction.CHARGEBACK_DISPUTE);
        act(charge, CheckoutAction.CHARGEBACK_WON);
    }

    @Override
    public void disputeIsLost(ChargeReference charge) {
        act(charge, CheckoutAction.CHARGEBACK_LOST);
    }

    @Override
    public void nextOpening(Trouble trouble) {
        twins.faults().arm(order(trouble).at("asaas", "create-checkout").times(1));
    }

    /** Our HTTP client repeats a GET by itself, several times, if the connection broke. */
    @Override
    public void nextReading(Trouble trouble) {
        twins.faults().arm(order(trouble).at("asaas", "list-payments").times(20));
    }

    private static FaultOrder order(Trouble trouble) {
        return switch (trouble) {
            case SERVER_ERROR -> FaultOrder.of(Fault.ERROR_500);
            case GARBAGE -> FaultOrder.of(Fault.GARBAGE);
            case WEB_PAGE -> FaultOrder.of(Fault.HTML);
            case REDIRECT -> FaultOrder.of(Fault.REDIRECT);
            case SILENCE -> FaultOrder.of(Fault.TIMEOUT_BEFORE);
            case CONNECTION_LOST -> FaultOrder.of(Fault.RESET);
            case SILENCE_AFTERWARDS -> FaultOrder.of(Fault.TIMEOUT_AFTER);
            case HALF_AN_ANSWER -> FaultOrder.of(Fault.CUT);
            case ENDLESS_ANSWER -> FaultOrder.of(Fault.HUGE);
            case DRIPPING_ANSWER -> FaultOrder.of(Fault.DRIP).delay(Duration.ofMillis(50));
            case STORED_SERVER_ERROR -> FaultOrder.of(Fault.ERROR_500_AFTER);
        };
    }

    @Override
    public RawNotification notificationAbout(ChargeReference charge) {
        return notification("CHECKOUT_PAID", charge.value());
    }

    @Override
    public Map<String, RawNotification> forgeriesOf(RawNotification authentic) {
        var token = AsaasFixture.WEBHOOK_TOKEN;
        return Map.of(
                "one letter more", carrying(authentic, token + "a"),
                "one letter less", carrying(authentic, token.substring(1)),
                "a space at the end", carrying(authentic, token + " "),
                "other case", carrying(authentic, token.toLowerCase(Locale.ROOT)),
                "nothing", carrying(authentic, ""),
                "the key of the API", carrying(authentic, AsaasFixture.ACCESS_TOKEN),
                "twice", carrying(authentic, token, token),
                "a megabyte", carrying(authentic, token.repeat(32_768)));
    }

    @Override
    public List<CallLog.Call> calls() {
        return Stream.of(fixture, hasty)
                .flatMap(it -> it.calls().stream())
                .sorted(Comparator.comparing(CallLog.Call::at))
                .toList();
    }

    @Test
    void no_key_is_honoured_so_the_same_request_opens_another_page() {
        var request = request();

        assertThat(provider().honoursKeys()).isFalse();
        assertThat(open(request).reference()).isNotEqualTo(open(request).reference());
    }

    @Test
    void either_token_proves_a_notification_while_one_replaces_the_other() {
        var charge = open(request()).reference();
        buyerPays(charge);
        var notification = notificationAbout(charge);
        var registered =
                AsaasFixture.account("another-token-0123456789abcdefgh")
                        .with(
                                AsaasProvider.REGISTERED,
                                List.of(
                                        AsaasProvider.registered(
                                                "id", AsaasFixture.WEBHOOK_TOKEN)));

        for (var account :
                List.of(
                        AsaasFixture.account("new-token", AsaasFixture.WEBHOOK_TOKEN),
                        AsaasFixture.account(AsaasFixture.WEBHOOK_TOKEN, "old-token"),
                        registered)) {
            assertThat(provider().authenticate(notification, account))
                    .isInstanceOfSatisfying(
                            Authentic.class,
                            it -> assertThat(it.eventId().orElseThrow()).startsWith("evt_"));
        }
    }

    @Test
    void every_event_of_the_twin_leads_back_to_the_charge() {
        var charge = open(request()).reference();
        buyerPays(charge);
        merchantRefunds(charge, Money.of(990, "BRL"));
        bankDisputes(charge);

        for (var type :
                List.of(
                        "CHECKOUT_PAID",
                        "PAYMENT_CONFIRMED",
                        "PAYMENT_PARTIALLY_REFUNDED",
                        "PAYMENT_CHARGEBACK_REQUESTED")) {
            var meaning = provider().interpret(notification(type, charge.value()).body());
            assertThat(meaning).as(type).isInstanceOf(Look.class);
            assertThat(((Look) meaning).reference()).isEqualTo(charge);
        }
    }

    @Test
    void a_payments_own_id_leads_to_its_checkout() {
        var charge = open(request()).reference();
        buyerPays(charge);
        var payment = twins.asaas().ledger().payments(charge.value()).getFirst().id();

        assertThat(find(new ChargeReference(payment), Claim.NONE))
                .isEqualTo(find(charge, Claim.NONE));
    }

    @Test
    void what_asaas_leaves_of_the_money_is_told() {
        var pix = open(request()).reference();
        act(pix, CheckoutAction.PIX);

        assertThat(fact(pix))
                .isInstanceOfSatisfying(
                        Collected.class,
                        it -> {
                            assertThat(it.method()).contains(PaymentMethod.PIX);
                            assertThat(it.net()).contains(Money.of(12_990 - 99, "BRL"));
                        });
    }

    @Test
    void instalments_are_one_charge() {
        var request =
                AsaasFixture.with(
                        request(),
                        AsaasFixture.page(
                                Set.of(PaymentMethod.CARD),
                                12,
                                Optional.empty(),
                                AsaasFixture.item("Pro", Money.of(12_990, "BRL"))));
        var charge = open(request).reference();
        twins.asaas().payByCard(charge.value(), 12);

        assertThat(twins.asaas().ledger().payments(charge.value())).hasSize(12);
        assertThat(fact(charge))
                .isInstanceOfSatisfying(
                        Collected.class,
                        it -> assertThat(it.received()).isEqualTo(Money.of(12_990, "BRL")));
    }

    @Test
    void what_only_a_notification_tells_is_believed_where_no_money_says_otherwise() {
        var open = open(request()).reference();
        assertThat(fact(find(open, Claim.NONE))).isEqualTo(new Pending());
        assertThat(fact(find(open, Claim.EXPIRED))).isInstanceOf(Expired.class);
        assertThat(fact(find(open, Claim.CANCELED))).isInstanceOf(Canceled.class);

        var paid = open(request()).reference();
        buyerPays(paid);
        for (var claim : Claim.values()) {
            assertThat(fact(find(paid, claim))).isInstanceOf(Collected.class);
        }
    }

    @Test
    void a_checkout_whose_time_is_over_is_ended_so_that_nobody_pays_it_any_more() {
        var open = open(request()).reference();

        assertThat(fact(find(open, Claim.OVERDUE))).isInstanceOf(Expired.class);
        assertThat(checkout(open).status()).isEqualTo("CANCELED");
        // Again: Asaas says that it is over.
        assertThat(fact(find(open, Claim.OVERDUE))).isInstanceOf(Expired.class);
    }

    @Test
    void an_orphan_is_never_shown_and_ends_without_harm() {
        var before = twins.asaas().ledger().checkouts().size();
        nextOpening(Trouble.SILENCE_AFTERWARDS);
        assertThat(hastyProvider().open(request(), account())).isInstanceOf(Unclear.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> twins.asaas().ledger().checkouts().size() > before);
        var orphan = new ChargeReference(twins.asaas().ledger().checkouts().getLast().id());

        act(orphan, CheckoutAction.EXPIRE);
        var created = provider().interpret(notification("CHECKOUT_CREATED", orphan.value()).body());
        var expired = provider().interpret(notification("CHECKOUT_EXPIRED", orphan.value()).body());

        assertThat(created).isInstanceOf(Irrelevant.class);
        // Names nobody's payment: it is parked, and moves nothing.
        assertThat(expired).isEqualTo(new Look(orphan, Optional.empty(), Claim.EXPIRED));
        assertThat(find(orphan, Claim.EXPIRED))
                .isInstanceOfSatisfying(
                        ChargeReport.Known.class, it -> assertThat(it.payment()).isEmpty());
    }

    @Test
    void a_split_reaches_the_wallets_without_our_own() {
        var charge =
                open(AsaasFixture.with(
                                request(),
                                AsaasFixture.percent(Role.MERCHANT, AsaasFixture.WALLET, 8_550),
                                AsaasFixture.percent(
                                        Role.AFFILIATE, AsaasFixture.OTHER_WALLET, 1_000),
                                AsaasFixture.percent(Role.PLATFORM, AsaasFixture.OWN_WALLET, 450)))
                        .reference();

        assertThat(checkout(charge).splits())
                .extracting(it -> it.walletId() + " " + it.percentage().orElseThrow())
                .containsExactly(AsaasFixture.WALLET + " 85.5", AsaasFixture.OTHER_WALLET + " 10");
    }

    @Test
    void a_split_that_asaas_does_not_promise_is_not_shown_to_anybody() {
        for (var fault : List.of(Fault.SPLIT_DROPPED, Fault.SPLIT_EMPTIED)) {
            twins.faults().arm(FaultOrder.of(fault).at("asaas", "create-checkout").times(1));

            assertThat(provider().open(split(), account()))
                    .isEqualTo(new Refused("split-not-accepted"));
            assertThat(twins.asaas().ledger().checkouts().getLast().status()).isEqualTo("CANCELED");
        }
    }

    @Test
    void a_split_that_is_not_promised_is_refused_also_if_the_checkout_stays_open() {
        twins.faults().arm(FaultOrder.of(Fault.SPLIT_DROPPED).at("asaas", "create-checkout"));
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("asaas", "cancel-checkout"));

        assertThat(provider().open(split(), account()))
                .isEqualTo(new Refused("split-not-accepted"));
    }

    private ChargeRequest split() {
        return AsaasFixture.with(
                request(), AsaasFixture.percent(Role.MERCHANT, AsaasFixture.WALLET, 9_000));
    }

    @Test
    void a_wrong_key_is_no_refusal_of_the_order() {
        twins.asaas().acceptOnly("$aact_hmlg_somebodyElse0123456789");

        assertThat(provider().open(request(), account()))
                .isEqualTo(new NotSent("key-refused", Optional.of(Duration.ofMinutes(1))));
        assertThat(find(new ChargeReference("abc"), Claim.NONE))
                .isInstanceOf(ChargeReport.Unknown.class);
    }

    @Test
    void a_limited_rate_sent_nothing() {
        twins.faults()
                .arm(
                        FaultOrder.of(Fault.RATE_LIMITED)
                                .at("asaas", "create-checkout")
                                .delay(Duration.ofSeconds(7)));

        assertThat(provider().open(request(), account()))
                .isEqualTo(new NotSent("rate-limited", Optional.of(Duration.ofSeconds(7))));
    }

    private ChargeReport find(ChargeReference charge, Claim claim) {
        return provider().find(charge, claim, account());
    }

    private static ChargeFact fact(ChargeReport report) {
        return ((ChargeReport.Known) report).fact();
    }

    private static void act(ChargeReference charge, CheckoutAction action) {
        twins.asaas().act(charge.value(), action);
    }

    private static CheckoutEntry checkout(ChargeReference charge) {
        return twins.asaas().ledger().checkout(charge.value()).orElseThrow();
    }

    /** The notification of this type about this checkout, once it has arrived. */
    private static RawNotification notification(String type, String id) {
        var arrived =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(
                                () ->
                                        bell.requests().stream()
                                                .filter(it -> it.body().contains('"' + type + '"'))
                                                .filter(it -> it.body().contains('"' + id + '"'))
                                                .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
        var headers =
                arrived.headers().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        it -> it.getKey().toLowerCase(Locale.ROOT),
                                        Map.Entry::getValue));
        return new RawNotification(
                headers, arrived.body().getBytes(StandardCharsets.UTF_8), Instant.now());
    }

    private static RawNotification carrying(RawNotification notification, String... tokens) {
        return new RawNotification(
                Map.of(AsaasToken.HEADER, List.of(tokens)),
                notification.body(),
                notification.receivedAt());
    }
}
