package dev.catraca.adapters.gateways.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.adapters.gateways.http.ScriptedServer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.Authenticity.Authentic;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.KeyedProviderContract;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.OpenOutcome.NotSent;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.OpenOutcome.Refused;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.payment.port.PaymentProviderContract;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.shared.Money;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.stripe.PageAction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The gateway against Stripe's twin. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class StripeProviderTest implements PaymentProviderContract, KeyedProviderContract {
    private static final URI NOBODY = URI.create("http://localhost:1");

    private static Twins twins;
    private static ScriptedServer bell;

    private final StripeFixture fixture = new StripeFixture(twins.stripeBase());
    private final StripeFixture hasty =
            new StripeFixture(twins.stripeBase(), OutgoingFixture.HASTY);

    @BeforeAll
    static void start() {
        twins = Twins.start(0, 0);
        bell = new ScriptedServer();
        twins.stripe()
                .deliverTo(StripeFixture.SECRET_KEY, bell.uri(), StripeFixture.WEBHOOK_SECRET);
    }

    @AfterEach
    void calmDown() {
        twins.faults().clear();
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
        return new StripeFixture(NOBODY).provider();
    }

    @Override
    public ProviderAccount account() {
        return StripeFixture.account();
    }

    @Override
    public ProviderAccount accountWithOtherWebhookSecret() {
        return StripeFixture.account("whsec_of_somebody_else");
    }

    @Override
    public ChargeRequest request() {
        return StripeFixture.request();
    }

    @Override
    public ChargeReference unknownReference() {
        return new ChargeReference("cs_test_neverGivenToAnybody");
    }

    @Override
    public void buyerPays(ChargeReference charge) {
        act(charge, PageAction.CARD);
    }

    @Override
    public void buyerTakesVoucher(ChargeReference charge) {
        act(charge, PageAction.BOLETO);
    }

    @Override
    public void voucherLapses(ChargeReference charge) {
        act(charge, PageAction.LAPSE);
    }

    @Override
    public void pageExpires(ChargeReference charge) {
        act(charge, PageAction.EXPIRE);
    }

    @Override
    public void merchantRefunds(ChargeReference charge, Money amount) {
        twins.stripe().refund(charge.value(), amount.minor());
    }

    @Override
    public void bankDisputes(ChargeReference charge) {
        act(charge, PageAction.DISPUTE);
    }

    @Override
    public void disputeIsWon(ChargeReference charge) {
        act(charge, PageAction.DISPUTE_WON);
    }

    @Override
    public void disputeIsLost(ChargeReference charge) {
        act(charge, PageAction.DISPUTE_LOST);
    }

    @Override
    public void nextOpening(Trouble trouble) {
        twins.faults().arm(order(trouble).at("stripe", "create-session").times(1));
    }

    /** Our HTTP client repeats a GET by itself, several times, if the connection broke. */
    @Override
    public void nextReading(Trouble trouble) {
        twins.faults().arm(order(trouble).at("stripe", "read-session").times(20));
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
        return notification("checkout.session.completed", charge.value());
    }

    @Override
    public Map<String, RawNotification> forgeriesOf(RawNotification authentic) {
        var signature = authentic.header("stripe-signature").getFirst();
        var body = new String(authentic.body(), StandardCharsets.UTF_8);
        var receivedAt = authentic.receivedAt();
        return Map.of(
                "too old",
                signed(List.of(signature), body, receivedAt.plusSeconds(320)),
                "from the future",
                signed(List.of(signature), body, receivedAt.minusSeconds(320)),
                "signed twice",
                signed(List.of(signature, signature), body, receivedAt),
                "an altered signature",
                signed(List.of(altered(signature)), body, receivedAt),
                "an altered body",
                signed(List.of(signature), body.replace("cs_test_", "cs_test_x"), receivedAt),
                "no signature in the header",
                signed(List.of(""), body, receivedAt));
    }

    @Override
    public List<CallLog.Call> calls() {
        return Stream.of(fixture, hasty)
                .flatMap(it -> it.calls().stream())
                .sorted(Comparator.comparing(CallLog.Call::at))
                .toList();
    }

    @Test
    void a_rolled_secret_is_accepted_beside_the_new_one() {
        var charge = opened();
        buyerPays(charge);
        var notification = notificationAbout(charge);

        assertThat(
                        provider()
                                .authenticate(
                                        notification,
                                        StripeFixture.account(
                                                "whsec_new", StripeFixture.WEBHOOK_SECRET)))
                .isInstanceOfSatisfying(
                        Authentic.class, it -> assertThat(it.eventId()).isPresent());
    }

    @Test
    void a_refund_made_at_stripe_leads_back_to_the_charge() {
        var charge = opened();
        buyerPays(charge);
        merchantRefunds(charge, Money.of(990, "BRL"));

        for (var type : List.of("charge.refunded", "refund.created")) {
            var meaning = provider().interpret(notification(type, intentOf(charge)).body());
            assertThat(meaning).isInstanceOf(Look.class);
            assertThat(provider().find(((Look) meaning).reference(), Claim.NONE, account()))
                    .isEqualTo(provider().find(charge, Claim.NONE, account()));
        }
    }

    @Test
    void a_dispute_leads_back_to_the_charge() {
        var charge = opened();
        buyerPays(charge);
        bankDisputes(charge);

        var meaning =
                provider()
                        .interpret(notification("charge.dispute.created", intentOf(charge)).body());

        assertThat(meaning).isInstanceOf(Look.class);
        assertThat(provider().find(((Look) meaning).reference(), Claim.NONE, account()))
                .isEqualTo(provider().find(charge, Claim.NONE, account()));
    }

    @Test
    void pix_and_boleto_are_told_apart() {
        var pix = opened();
        act(pix, PageAction.PIX);
        act(pix, PageAction.SETTLE);
        var boleto = opened();
        act(boleto, PageAction.BOLETO);
        act(boleto, PageAction.SETTLE);

        assertThat(provider().find(pix, Claim.NONE, account()).toString()).contains("PIX");
        assertThat(provider().find(boleto, Claim.NONE, account()).toString()).contains("BOLETO");
    }

    @Test
    void a_wrong_key_is_refused() {
        twins.faults().arm(FaultOrder.of(Fault.UNAUTHORIZED).at("stripe", "create-session"));

        assertThat(provider().open(request(), account())).isInstanceOf(Refused.class);
    }

    @Test
    void a_limited_rate_sent_nothing() {
        twins.faults()
                .arm(
                        FaultOrder.of(Fault.RATE_LIMITED)
                                .at("stripe", "create-session")
                                .delay(Duration.ofSeconds(7)));

        assertThat(provider().open(request(), account()))
                .isEqualTo(new NotSent("rate-limited", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void a_call_that_overtakes_its_twin_is_no_second_page() {
        var request = request();
        twins.faults().arm(FaultOrder.of(Fault.CONFLICT_409).at("stripe", "create-session"));
        provider().open(request, account());

        provider().open(request, account());
        provider().open(request, account());

        assertThat(twins.stripe().ledger().sessions())
                .filteredOn(
                        it ->
                                it.clientReferenceId()
                                        .equals(Optional.of(request.terms().id().toString())))
                .hasSize(1);
    }

    private ChargeReference opened() {
        var outcome = provider().open(request(), account());
        return ((Opened) outcome).reference();
    }

    private static void act(ChargeReference charge, PageAction action) {
        twins.stripe().act(charge.value(), action);
    }

    private static String intentOf(ChargeReference charge) {
        return twins.stripe()
                .ledger()
                .session(charge.value())
                .flatMap(it -> it.paymentIntent())
                .orElseThrow();
    }

    /** The notification of this type whose object is about this id, once it has arrived. */
    private static RawNotification notification(String type, String id) {
        var arrived =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(5))
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

    private static RawNotification signed(List<String> signatures, String body, Instant at) {
        return new RawNotification(
                Map.of("stripe-signature", signatures), body.getBytes(StandardCharsets.UTF_8), at);
    }

    private static String altered(String signature) {
        var last = signature.charAt(signature.length() - 1);
        return signature.substring(0, signature.length() - 1) + (last == '0' ? '1' : '0');
    }
}
