package dev.catraca.application.payment.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.Authenticity.Authentic;
import dev.catraca.application.payment.port.Authenticity.Forged;
import dev.catraca.application.payment.port.NotificationMeaning.Look;
import dev.catraca.application.payment.port.NotificationMeaning.Unreadable;
import dev.catraca.application.payment.port.OpenOutcome.NotSent;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.OpenOutcome.Unclear;
import dev.catraca.application.payment.port.PaymentProvider.Claim;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.payment.ChargeFact;
import dev.catraca.domain.payment.ChargeFact.Canceled;
import dev.catraca.domain.payment.ChargeFact.Collected;
import dev.catraca.domain.payment.ChargeFact.Dispute;
import dev.catraca.domain.payment.ChargeFact.Expired;
import dev.catraca.domain.payment.ChargeFact.Pending;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every gateway does, shown against the twin of its provider. Whatever is not a clear answer
 * is an unclear outcome, and asking again finds out; nothing is thrown for what a provider does.
 */
public interface PaymentProviderContract {
    /** No call of the hasty gateway takes longer. */
    Duration LONGEST_CALL = Duration.ofSeconds(10);

    /** The gateway, calling the twin, with timeouts that no slow machine meets. */
    PaymentProvider provider();

    /** The same gateway with short timeouts, for the calls that meet trouble. */
    PaymentProvider hastyProvider();

    /** The same gateway with nobody at the other end. */
    PaymentProvider unreachableProvider();

    ProviderAccount account();

    /** An account with the same keys as {@link #account} and another webhook secret. */
    ProviderAccount accountWithOtherWebhookSecret();

    /** Something to collect that nobody asked for before. */
    ChargeRequest request();

    /** A reference in the provider's form that it never gave to anybody. */
    ChargeReference unknownReference();

    void buyerPays(ChargeReference charge);

    void pageExpires(ChargeReference charge);

    void merchantRefunds(ChargeReference charge, Money amount);

    void bankDisputes(ChargeReference charge);

    void disputeIsWon(ChargeReference charge);

    void disputeIsLost(ChargeReference charge);

    /** Strikes the next call of this kind, once. */
    void nextOpening(Trouble trouble);

    /** Strikes the next call of this kind, and those that repeat it at once. */
    void nextReading(Trouble trouble);

    /** An authentic notification about this charge, received in time. */
    RawNotification notificationAbout(ChargeReference charge);

    /** What the provider did not send like this, by what is wrong with it. */
    Map<String, RawNotification> forgeriesOf(RawNotification authentic);

    /** Every call the gateway made so far. */
    List<CallLog.Call> calls();

    /** How a provider can fail. */
    enum Trouble {
        SERVER_ERROR,
        GARBAGE,
        /** A web page instead of an answer, as of a captive portal. */
        WEB_PAGE,
        REDIRECT,
        SILENCE,
        CONNECTION_LOST,
        /** It does what was asked; then nothing more is heard. */
        SILENCE_AFTERWARDS,
        HALF_AN_ANSWER,
        ENDLESS_ANSWER,
        DRIPPING_ANSWER,
        /** It fails after the work was done, and keeps the failure under the key. */
        STORED_SERVER_ERROR
    }

    @Test
    default void a_page_is_opened() {
        var opened = open(request());

        assertThat(opened.reference().value()).isNotBlank();
        assertThat(opened.page().isAbsolute()).isTrue();
    }

    @Test
    default void two_requests_get_two_pages() {
        assertThat(open(request()).reference()).isNotEqualTo(open(request()).reference());
    }

    @Test
    default void an_open_page_is_pending() {
        var request = request();
        var charge = open(request).reference();

        var known = known(charge);

        assertThat(known.reference()).isEqualTo(charge);
        assertThat(known.payment().orElse(request.terms().id())).isEqualTo(request.terms().id());
        assertThat(known.fact()).isEqualTo(new Pending());
    }

    @Test
    default void money_that_arrived_is_collected() {
        var request = request();
        var charge = open(request).reference();
        buyerPays(charge);

        var collected = collected(charge);

        assertThat(collected.received()).isEqualTo(request.terms().amount());
        assertThat(collected.refunded().isZero()).isTrue();
        assertThat(collected.dispute()).isEqualTo(Dispute.NONE);
        assertThat(collected.method()).isPresent();
        assertThat(collected).isEqualTo(collected(charge));
    }

    @Test
    default void a_page_that_closed_is_expired() {
        var charge = open(request()).reference();
        pageExpires(charge);

        assertThat(factOf(report(charge, Claim.OVERDUE))).isInstanceOf(Expired.class);
    }

    @Test
    default void money_that_went_back_is_told() {
        var request = request();
        var charge = open(request).reference();
        buyerPays(charge);
        var part = Money.of(100, request.terms().amount().currencyCode());
        merchantRefunds(charge, part);

        assertThat(collected(charge).refunded()).isEqualTo(part);
        assertThat(collected(charge).received()).isEqualTo(request.terms().amount());
    }

    @Test
    default void a_dispute_is_told_from_its_beginning_to_its_end() {
        var won = disputed();
        assertThat(collected(won).dispute()).isEqualTo(Dispute.OPEN);
        disputeIsWon(won);
        assertThat(collected(won).dispute()).isEqualTo(Dispute.NONE);

        var lost = disputed();
        disputeIsLost(lost);
        assertThat(collected(lost).dispute()).isEqualTo(Dispute.LOST);
    }

    @Test
    default void a_page_can_be_closed() {
        var charge = open(request()).reference();

        assertThat(factOf(provider().cancel(charge, account())))
                .isInstanceOfAny(Expired.class, Canceled.class);
        assertThat(factOf(report(charge, Claim.OVERDUE))).isInstanceOf(Expired.class);
    }

    @Test
    default void a_page_that_was_paid_cannot_be_closed() {
        var charge = open(request()).reference();
        buyerPays(charge);

        assertThat(provider().cancel(charge, account()))
                .isInstanceOfSatisfying(
                        ChargeReport.Known.class,
                        it -> assertThat(it.fact()).isInstanceOf(Collected.class));
    }

    @Test
    default void what_the_provider_never_heard_of_is_absent() {
        assertThat(report(unknownReference(), Claim.NONE)).isEqualTo(new ChargeReport.Absent());
        assertThat(provider().cancel(unknownReference(), account()))
                .isEqualTo(new ChargeReport.Absent());
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "STORED_SERVER_ERROR")
    default void an_opening_without_a_clear_answer_is_unclear(Trouble trouble) {
        nextOpening(trouble);

        assertThat(hastyProvider().open(request(), account())).isInstanceOf(Unclear.class);
        assertThat(calls().getLast().latency()).isLessThan(LONGEST_CALL);
        open(request());
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STORED_SERVER_ERROR"})
    default void a_reading_without_a_clear_answer_is_unknown(Trouble trouble) {
        var charge = open(request()).reference();
        nextReading(trouble);

        assertThat(hastyProvider().find(charge, Claim.NONE, account()))
                .isInstanceOf(ChargeReport.Unknown.class);
        assertThat(calls().getLast().latency()).isLessThan(LONGEST_CALL);
    }

    @Test
    default void a_provider_that_cannot_be_reached_got_nothing() {
        var charge = open(request()).reference();

        assertThat(unreachableProvider().open(request(), account())).isInstanceOf(NotSent.class);
        assertThat(unreachableProvider().find(charge, Claim.NONE, account()))
                .isInstanceOf(ChargeReport.Unknown.class);
        assertThat(unreachableProvider().cancel(charge, account()))
                .isInstanceOf(ChargeReport.Unknown.class);
    }

    @Test
    default void every_call_is_in_the_log_without_anything_personal_or_secret() {
        var request = request();
        var charge = open(request).reference();
        nextReading(Trouble.SILENCE);
        hastyProvider().find(charge, Claim.NONE, account());
        provider().cancel(charge, account());

        assertThat(calls()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(calls().getFirst().correlation()).isEqualTo(request.terms().id().toString());
        assertThat(calls())
                .allSatisfy(
                        call -> {
                            assertThat(call.direction()).isEqualTo(CallLog.Direction.OUT);
                            assertThat(call.party()).isEqualTo(provider().name().value());
                            assertThat(call.merchant()).contains(account().merchant());
                            assertThat(call.route()).doesNotContain(charge.value());
                            assertThat(call.status().isPresent()).isNotEqualTo(hasFailed(call));
                        });
        assertThat(calls()).anyMatch(PaymentProviderContract::hasFailed);
        assertThat(calls().toString())
                .doesNotContain(request.buyer().email().value())
                .doesNotContain(request.page().items().getFirst().name())
                .doesNotContain(secrets());
    }

    @Test
    default void an_authentic_notification_says_where_to_look() {
        var request = request();
        var charge = open(request).reference();
        buyerPays(charge);
        var notification = notificationAbout(charge);

        assertThat(provider().authenticate(notification, account())).isInstanceOf(Authentic.class);
        var meaning = provider().interpret(notification.body());
        assertThat(meaning).isInstanceOf(Look.class);
        var look = (Look) meaning;
        assertThat(report(look.reference(), look.claim()))
                .isInstanceOfSatisfying(
                        ChargeReport.Known.class,
                        it -> {
                            assertThat(it.reference()).isEqualTo(charge);
                            assertThat(it.payment().orElse(request.terms().id()))
                                    .isEqualTo(request.terms().id());
                            assertThat(it.fact()).isInstanceOf(Collected.class);
                        });
    }

    @Test
    default void a_notification_that_the_provider_did_not_send_is_forged() {
        var charge = open(request()).reference();
        buyerPays(charge);
        var authentic = notificationAbout(charge);
        var withoutProof = new RawNotification(Map.of(), authentic.body(), authentic.receivedAt());

        assertThat(provider().authenticate(withoutProof, account())).isInstanceOf(Forged.class);
        assertThat(provider().authenticate(authentic, accountWithOtherWebhookSecret()))
                .isInstanceOf(Forged.class);
        assertThat(forgeriesOf(authentic)).isNotEmpty();
        assertThat(forgeriesOf(authentic))
                .allSatisfy(
                        (what, forgery) ->
                                assertThat(provider().authenticate(forgery, account()))
                                        .as(what)
                                        .isInstanceOf(Forged.class));
    }

    @Test
    default void a_notification_in_another_form_is_unreadable() {
        for (var body : List.of("", "{", "[]", "null", "<xml/>", "{\"a\":1}")) {
            assertThat(provider().interpret(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    default void it_says_what_its_accounts_consist_of() {
        assertThat(provider().credentials())
                .extracting(PaymentProvider.Credential::name)
                .containsExactlyInAnyOrderElementsOf(account().credentials().keySet());
    }

    default Opened open(ChargeRequest request) {
        var outcome = provider().open(request, account());
        assertThat(outcome).isInstanceOf(Opened.class);
        return (Opened) outcome;
    }

    private ChargeReference disputed() {
        var charge = open(request()).reference();
        buyerPays(charge);
        bankDisputes(charge);
        return charge;
    }

    default ChargeReport report(ChargeReference charge, Claim claim) {
        return provider().find(charge, claim, account());
    }

    default ChargeReport.Known known(ChargeReference charge) {
        var report = report(charge, Claim.NONE);
        assertThat(report).isInstanceOf(ChargeReport.Known.class);
        return (ChargeReport.Known) report;
    }

    default ChargeFact fact(ChargeReference charge) {
        return known(charge).fact();
    }

    private static ChargeFact factOf(ChargeReport report) {
        assertThat(report).isInstanceOf(ChargeReport.Known.class);
        return ((ChargeReport.Known) report).fact();
    }

    private Collected collected(ChargeReference charge) {
        var fact = fact(charge);
        assertThat(fact).isInstanceOf(Collected.class);
        return (Collected) fact;
    }

    private List<String> secrets() {
        return account().credentials().values().stream().flatMap(List::stream).toList();
    }

    private static boolean hasFailed(CallLog.Call call) {
        return call.error().isPresent();
    }
}
