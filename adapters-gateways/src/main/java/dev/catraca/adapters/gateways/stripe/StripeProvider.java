package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.stripe.StripeWire.Session;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.Authenticity;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.ListsUndelivered;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.OpenOutcome;
import dev.catraca.application.payment.port.OpenOutcome.KeySpent;
import dev.catraca.application.payment.port.OpenOutcome.NotSent;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.OpenOutcome.Refused;
import dev.catraca.application.payment.port.OpenOutcome.Unclear;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stripe, by its hosted checkout. It honours idempotency keys for 24 hours at least, and everything
 * can be read again: guarantee class 1.
 */
@ApplicationScoped
class StripeProvider implements PaymentProvider, ListsUndelivered {
    static final ProviderName NAME = new ProviderName("stripe");
    static final String SECRET_KEY = "secretKey";
    static final String WEBHOOK_SECRETS = "webhookSecrets";

    /** What was registered by our API: {@code we_… whsec_…}; no request sets it. */
    static final String REGISTERED = "registeredWebhooks";

    private final StripeCalls calls;
    private final StripeReports reports;
    private final StripeBacklog backlog;

    @Inject
    StripeProvider(
            Outgoing outgoing,
            StripeGuard guard,
            Clock clock,
            @ConfigProperty(
                            name = "catraca.stripe.api-base",
                            defaultValue = "https://api.stripe.com")
                    URI base) {
        calls = new StripeCalls(outgoing.client(StripeApi.class, base), guard);
        reports = new StripeReports(calls, clock);
        backlog = new StripeBacklog(calls);
    }

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public List<Credential> credentials() {
        return List.of(
                new Credential(SECRET_KEY, false, true),
                new Credential(WEBHOOK_SECRETS, true, false));
    }

    /** One entry of {@link #REGISTERED}. */
    static String registered(String endpoint, String secret) {
        return endpoint + " " + secret;
    }

    /** Whether the account has the secret of this endpoint. */
    static boolean isRegistered(String endpoint, ProviderAccount account) {
        return account.credentials(REGISTERED).stream()
                .anyMatch(it -> it.startsWith(endpoint + " "));
    }

    /** All secrets by which events may be signed. */
    static List<String> secrets(ProviderAccount account) {
        return Stream.concat(
                        account.credentials(REGISTERED).stream()
                                .map(it -> it.substring(it.indexOf(' ') + 1)),
                        account.credentials(WEBHOOK_SECRETS).stream())
                .toList();
    }

    @Override
    public boolean honoursKeys() {
        return true;
    }

    /** Stripe wants 30 minutes at least. */
    @Override
    public Duration shortestPage() {
        return Duration.ofMinutes(31);
    }

    @Override
    public OpenOutcome open(ChargeRequest request, ProviderAccount account) {
        if (StripeSplit.of(request) instanceof StripeSplit.Impossible(var reason)) {
            return new Refused(reason);
        }
        var prices = request.page().items().stream().map(Item::unitPrice);
        if (!prices.allMatch(it -> StripeMoney.amount(it).isPresent())) {
            return new Refused("amount-not-expressible");
        }
        try {
            return outcome(calls.open(request, account), request);
        } catch (CallFailed failed) {
            var cause = failed.failure().code();
            return failed.failure().isCertainlyNotSent()
                    ? new NotSent(cause, failed.retryAfter())
                    : new Unclear(cause, failed.retryAfter());
        }
    }

    private static OpenOutcome outcome(Answer answer, ChargeRequest request) {
        if (StripeWire.isStoredFailure(answer)) {
            return new KeySpent("stored-" + answer.status());
        }
        return switch (answer.status()) {
            case 200 -> opened(answer, request);
            case 400, 401, 402, 403, 404 -> refused(answer);
            // Stripe limits before it does anything.
            case 429 -> new NotSent("rate-limited", answer.retryAfter());
            // Our own first call with this key is still under way.
            case 409 -> new Unclear("key-in-use", answer.retryAfter());
            default -> unclear(answer);
        };
    }

    private static OpenOutcome refused(Answer answer) {
        if (StripeWire.isError(answer, "type", "idempotency_error")) {
            return new KeySpent("key-used-otherwise");
        }
        return StripeWire.error(answer)
                .<OpenOutcome>map(Refused::new)
                // Somebody on the way answered: who knows what became of the request.
                .orElseGet(() -> unclear(answer));
    }

    private static OpenOutcome unclear(Answer answer) {
        return new Unclear("status " + answer.status(), answer.retryAfter());
    }

    private static OpenOutcome opened(Answer answer, ChargeRequest request) {
        try {
            var session =
                    Session.of(answer.json().orElseThrow(() -> new UnexpectedAnswer("not JSON")));
            var reference = new ChargeReference(session.id());
            if (StripeReference.of(reference) != StripeReference.SESSION) {
                throw new UnexpectedAnswer("id");
            }
            var page = session.url().flatMap(StripeWire::page);
            if (page.isEmpty()) {
                throw new UnexpectedAnswer("url");
            }
            if (!session.isWorth(request.terms().amount())) {
                throw new UnexpectedAnswer("another amount");
            }
            if (!session.isOf(request.terms().id())) {
                throw new UnexpectedAnswer("another payment");
            }
            return new Opened(reference, page.get());
        } catch (UnexpectedAnswer unexpected) {
            return new Unclear(unexpected.cause(), Optional.empty());
        }
    }

    @Override
    public ChargeReport find(ChargeReference reference, Claim claim, ProviderAccount account) {
        return reports.find(reference, claim, account);
    }

    @Override
    public ChargeReport cancel(ChargeReference reference, ProviderAccount account) {
        return reports.cancel(reference, account);
    }

    @Override
    public ListsUndelivered.Listing undelivered(
            Instant since, Optional<String> cursor, ProviderAccount account) {
        return backlog.page(since, cursor, account);
    }

    @Override
    public Authenticity authenticate(RawNotification notification, ProviderAccount account) {
        return StripeSignature.flaw(notification, secrets(account))
                .<Authenticity>map(Authenticity.Forged::new)
                .orElseGet(() -> new Authenticity.Authentic(StripeEvents.id(notification.body())));
    }

    @Override
    public NotificationMeaning interpret(byte[] body) {
        return StripeEvents.meaning(body);
    }
}
