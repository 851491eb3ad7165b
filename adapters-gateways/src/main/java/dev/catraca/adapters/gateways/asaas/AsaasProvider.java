package dev.catraca.adapters.gateways.asaas;

import static dev.catraca.adapters.gateways.http.JsonFields.text;

import dev.catraca.adapters.gateways.http.Answer;
import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.Outgoing;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.Authenticity;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.OpenOutcome;
import dev.catraca.application.payment.port.OpenOutcome.NotSent;
import dev.catraca.application.payment.port.OpenOutcome.Opened;
import dev.catraca.application.payment.port.OpenOutcome.Refused;
import dev.catraca.application.payment.port.OpenOutcome.Unclear;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.application.payment.port.ResumesDelivery;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms.Item;
import dev.catraca.domain.payment.PaymentMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asaas, by its hosted checkout: card and PIX, divided between wallets. It knows no idempotency
 * keys, but what became of a checkout can be read: guarantee class 2. A checkout whose answer was
 * lost was shown to nobody, and ends by itself.
 */
@ApplicationScoped
class AsaasProvider implements PaymentProvider, ResumesDelivery {
    static final ProviderName NAME = new ProviderName("asaas");
    static final String ACCESS_TOKEN = "accessToken";
    static final String WEBHOOK_TOKENS = "webhookTokens";
    static final String WALLET_ID = "walletId";

    /** What was registered by our API: {@code <webhook's id> <token>}; no request sets it. */
    static final String REGISTERED = "registeredWebhooks";

    private static final System.Logger LOG = System.getLogger(AsaasProvider.class.getName());

    /** A bad key is not repaired in seconds. */
    private static final Duration KEY_AGAIN = Duration.ofMinutes(1);

    private final AsaasCalls calls;
    private final AsaasReports reports;
    private final AsaasQueues queues;
    private final Clock clock;
    private final String percentageField;

    @Inject
    AsaasProvider(
            Outgoing outgoing,
            AsaasGuard guard,
            Clock clock,
            @ConfigProperty(
                            name = "catraca.asaas.api-base",
                            defaultValue = "https://api.asaas.com/v3")
                    URI base,
            @ConfigProperty(name = "catraca.asaas.split-field", defaultValue = "percentageValue")
                    String percentageField) {
        this.calls = new AsaasCalls(outgoing.client(AsaasApi.class, base), guard);
        this.reports = new AsaasReports(calls, clock);
        this.queues = new AsaasQueues(calls);
        this.clock = clock;
        this.percentageField = percentageField;
    }

    @Override
    public ProviderName name() {
        return NAME;
    }

    @Override
    public List<Credential> credentials() {
        return List.of(
                new Credential(ACCESS_TOKEN, false, true),
                new Credential(WEBHOOK_TOKENS, true, false),
                new Credential(WALLET_ID, false, false));
    }

    /** One entry of {@link #REGISTERED}. */
    static String registered(String webhook, String token) {
        return webhook + " " + token;
    }

    /** Whether the account has the token of this webhook. */
    static boolean isRegistered(String webhook, ProviderAccount account) {
        return account.credentials(REGISTERED).stream()
                .anyMatch(it -> it.startsWith(webhook + " "));
    }

    /** All tokens that events may carry. */
    static List<String> tokens(ProviderAccount account) {
        return Stream.concat(
                        account.credentials(REGISTERED).stream()
                                .map(it -> it.substring(it.indexOf(' ') + 1)),
                        account.credentials(WEBHOOK_TOKENS).stream())
                .toList();
    }

    @Override
    public boolean honoursKeys() {
        return false;
    }

    @Override
    public Duration shortestPage() {
        return Duration.ofMinutes(10);
    }

    @Override
    public OpenOutcome open(ChargeRequest request, ProviderAccount account) {
        var page = request.page();
        var prices = page.items().stream().map(Item::unitPrice);
        if (!Stream.concat(Stream.of(request.terms().amount()), prices)
                .allMatch(AsaasMoney::isExpressible)) {
            return new Refused("currency-not-supported");
        }
        if (page.methods().contains(PaymentMethod.BOLETO)) {
            return new Refused("method-not-offered");
        }
        try {
            return open(request, shares(request, account), account);
        } catch (AsaasShare.WalletMissing missing) {
            return new Refused("wallet-missing");
        } catch (CallFailed failed) {
            var cause = failed.failure().code();
            return failed.failure().isCertainlyNotSent()
                    ? new NotSent(cause, failed.retryAfter())
                    : new Unclear(cause, failed.retryAfter());
        }
    }

    private static List<AsaasShare> shares(ChargeRequest request, ProviderAccount account)
            throws AsaasShare.WalletMissing {
        return request.split().isEmpty()
                ? List.of()
                : AsaasShare.of(
                        request.split().get(),
                        AsaasCheckout.isByInstalments(request.page()),
                        account);
    }

    private OpenOutcome open(
            ChargeRequest request, List<AsaasShare> shares, ProviderAccount account) {
        var checkout = AsaasCheckout.of(request, shares, percentageField, clock.instant());
        var answer = calls.open(request.terms(), checkout, account);
        return switch (answer.status()) {
            case 200 -> opened(answer, shares, account);
            // Asaas knows nobody by this key, so it did nothing.
            case 401, 403 -> new NotSent("key-refused", Optional.of(KEY_AGAIN));
            // Asaas limits before it does anything.
            case 429 -> new NotSent("rate-limited", AsaasWire.retryAfter(answer));
            case 400, 404, 405, 409, 415, 422 -> refused(answer);
            default -> unclear(answer);
        };
    }

    private static OpenOutcome refused(Answer answer) {
        return AsaasWire.error(answer)
                .<OpenOutcome>map(Refused::new)
                // Somebody on the way answered: who knows what became of the request.
                .orElseGet(() -> unclear(answer));
    }

    private static OpenOutcome unclear(Answer answer) {
        return new Unclear("status " + answer.status(), AsaasWire.retryAfter(answer));
    }

    private OpenOutcome opened(Answer answer, List<AsaasShare> shares, ProviderAccount account) {
        try {
            var checkout = AsaasWire.success(answer);
            var reference = new ChargeReference(AsaasWire.required(checkout, "id"));
            if (AsaasReference.of(reference) != AsaasReference.CHECKOUT) {
                throw new UnexpectedAnswer("id");
            }
            if (!AsaasShare.areIn(checkout, shares)) {
                close(reference, account);
                return new Refused("split-not-accepted");
            }
            return new Opened(reference, page(checkout));
        } catch (UnexpectedAnswer unexpected) {
            return new Unclear(unexpected.cause(), Optional.empty());
        }
    }

    private static URI page(JsonObject checkout) {
        return text(checkout, "link")
                .flatMap(AsaasWire::page)
                .orElseThrow(() -> new UnexpectedAnswer("link"));
    }

    /** Nobody may pay where the money would go elsewhere; nobody is shown it either way. */
    private void close(ChargeReference checkout, ProviderAccount account) {
        try {
            var answer = calls.cancel(checkout, account);
            LOG.log(
                    Level.ERROR,
                    "Asaas answered with another split than was asked for; cancelling checkout {0}"
                            + " brought status {1}",
                    checkout.value(),
                    answer.status());
        } catch (CallFailed failed) {
            LOG.log(
                    Level.ERROR,
                    "Asaas answered with another split than was asked for; checkout {0} was not"
                            + " cancelled ({1}), and ends by itself",
                    checkout.value(),
                    failed.failure().code());
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
    public Resumption resume(ProviderAccount account) {
        return queues.resume(account);
    }

    @Override
    public Authenticity authenticate(RawNotification notification, ProviderAccount account) {
        return AsaasToken.flaw(notification, tokens(account))
                .<Authenticity>map(Authenticity.Forged::new)
                .orElseGet(() -> new Authenticity.Authentic(AsaasEvents.id(notification.body())));
    }

    @Override
    public NotificationMeaning interpret(byte[] body) {
        return AsaasEvents.meaning(body);
    }
}
