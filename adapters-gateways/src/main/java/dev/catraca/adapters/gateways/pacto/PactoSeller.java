package dev.catraca.adapters.gateways.pacto;

import static dev.catraca.adapters.gateways.pacto.PactoWire.label;

import dev.catraca.adapters.gateways.http.CallFailed;
import dev.catraca.adapters.gateways.http.UnexpectedAnswer;
import dev.catraca.adapters.gateways.pacto.Operation.Api;
import dev.catraca.adapters.gateways.pacto.PactoReplies.NoReply;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.PaymentProvider.Credential;
import dev.catraca.application.payment.port.SaleInquiry;
import dev.catraca.application.payment.port.SaleOutcome;
import dev.catraca.application.payment.port.SaleOutcome.NotSent;
import dev.catraca.application.payment.port.SaleOutcome.Refused;
import dev.catraca.application.payment.port.SaleOutcome.Unclear;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.payment.port.SellsDirectly;
import dev.catraca.application.sale.port.UnitSystem.Reply;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.shared.TaxId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sells by one call: cards by V3 if the account has it, else by V2; PIX and boleto by V2. Pacto
 * knows no key and no reference of ours: guarantee class 3. Nothing is ever sold twice, because
 * nothing is ever sent twice.
 */
@ApplicationScoped
class PactoSeller implements SellsDirectly {
    /** It becomes a part of the path. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{1,8000}");

    private final PactoCalls calls;
    private final PactoSaleSettings settings;
    private final PactoPlaces places;
    private final PactoSaleAnswers answers;
    private final PactoRecords records;

    @Inject
    PactoSeller(
            PactoCalls calls,
            PactoUnits units,
            PactoSaleSettings settings,
            PactoPlaces places,
            Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.places = places;
        this.answers = new PactoSaleAnswers(settings, clock);
        this.records = new PactoRecords(calls, units, settings, clock);
    }

    @Override
    public ProviderName name() {
        return PactoCalls.PARTY;
    }

    @Override
    public List<Credential> credentials() {
        return PactoAccount.credentials();
    }

    @Override
    public List<String> lacking(ProviderAccount account) {
        return PactoAccount.lacking(account);
    }

    @Override
    public Set<PaymentMethod> methods(ProviderAccount account) {
        return PactoAccount.of(account).methods();
    }

    @Override
    public SaleOutcome sell(SaleRequest request, ProviderAccount account) {
        var unit = PactoAccount.of(account);
        var refusal = refusal(request, unit);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var operation = operation(request.method(), unit);
        if (calls.wants(operation, "captcha")
                && !CHALLENGE.matcher(request.challenge()).matches()) {
            return new Refused("challenge-invalid");
        }
        var began = System.nanoTime();
        try {
            var token = token(operation.api(), request, unit);
            var spent = Duration.ofNanos(System.nanoTime() - began);
            return sell(operation, request, token, calls.saleLimit().minus(spent), unit);
        } catch (TokenMissing missing) {
            return new NotSent(missing.cause, missing.retryAfter);
        }
    }

    private static Optional<String> refusal(SaleRequest request, PactoAccount unit) {
        var isEmpty = unit.v3().isEmpty() && unit.v2().isEmpty();
        if (isEmpty || !unit.methods().contains(request.method())) {
            return Optional.of("method-not-offered");
        }
        if (!PactoMoney.isExpressible(request.terms().amount())) {
            return Optional.of("currency-not-supported");
        }
        if (PactoNumbers.of(request.wish().plan()).isEmpty()) {
            return Optional.of("plan-unknown");
        }
        return request.customer().taxId() instanceof TaxId.Cpf
                ? Optional.empty()
                : Optional.of("cpf-needed");
    }

    private static Operation operation(PaymentMethod method, PactoAccount unit) {
        return switch (method) {
            case CARD -> unit.v3().isPresent() ? Operation.V3_SALE : Operation.V2_CARD_SALE;
            case PIX -> Operation.V2_PIX_SALE;
            case BOLETO -> Operation.V2_BOLETO_SALE;
        };
    }

    private SaleOutcome sell(
            Operation operation,
            SaleRequest request,
            Optional<String> token,
            Duration most,
            PactoAccount unit) {
        if (!most.isPositive()) {
            return new NotSent("no time left", Optional.empty());
        }
        var plan = PactoNumbers.of(request.wish().plan()).orElseThrow();
        var body =
                new PactoSaleBody(operation.api(), unit, settings, places).of(request, plan, token);
        try {
            var answer =
                    calls.sell(
                            operation,
                            Map.of("captcha", request.challenge()),
                            body,
                            most,
                            request.terms().id().toString(),
                            unit);
            return answers.outcome(answer, request);
        } catch (CallFailed failed) {
            var cause = failed.failure().code();
            return failed.failure().isCertainlyNotSent()
                    ? new NotSent(cause, failed.retryAfter())
                    : new Unclear(cause);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** Asked for before anything is sold, so that whatever goes wrong with it sold nothing. */
    private Optional<String> token(Api api, SaleRequest request, PactoAccount unit)
            throws TokenMissing {
        if (!settings.wantsToken(api)) {
            return Optional.empty();
        }
        var operation = api == Api.V3 ? Operation.V3_TOKEN : Operation.V2_TOKEN;
        try {
            var answer = calls.read(operation, Map.of("ip", request.address().orElse("")), unit);
            return Optional.of(PactoReplies.read(answer, PactoSeller::token));
        } catch (CallFailed failed) {
            throw new TokenMissing(failed.failure().code(), failed.retryAfter());
        } catch (UnexpectedAnswer unexpected) {
            throw new TokenMissing(unexpected.cause(), Optional.empty());
        } catch (NoReply no) {
            throw missing(no.reply());
        }
    }

    private static TokenMissing missing(Reply<String> reply) {
        return switch (reply) {
            case Reply.Unavailable<String>(var cause, var retryAfter) ->
                    new TokenMissing(cause, retryAfter);
            case Reply.Refused<String>(var reason) ->
                    new TokenMissing("token refused: " + reason, Optional.empty());
            case Reply.Known<String> _ -> throw new IllegalStateException("a token is there");
        };
    }

    private static String token(PactoWire.Envelope envelope) {
        return envelope.content()
                .flatMap(
                        it ->
                                switch (it) {
                                    case JsonString text -> Optional.of(text.getString());
                                    case JsonObject json -> label(json, "token", "codigo");
                                    default -> Optional.empty();
                                })
                .filter(it -> !it.isBlank())
                .orElseThrow(() -> new UnexpectedAnswer("token"));
    }

    @Override
    public ChargeReport look(SaleInquiry inquiry, ProviderAccount account) {
        return records.look(inquiry, PactoAccount.of(account));
    }

    private static final class TokenMissing extends Exception {
        private static final long serialVersionUID = 1L;

        private final String cause;
        private final transient Optional<Duration> retryAfter;

        TokenMissing(String cause, Optional<Duration> retryAfter) {
            super(cause, null, false, false);
            this.cause = cause;
            this.retryAfter = retryAfter;
        }
    }
}
