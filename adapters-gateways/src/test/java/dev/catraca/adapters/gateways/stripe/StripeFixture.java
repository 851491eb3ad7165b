package dev.catraca.adapters.gateways.stripe;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The gateway as the container would put it together, and what it is asked. */
final class StripeFixture {
    static final String SECRET_KEY = "sk_test_catraca0123456789";
    static final String WEBHOOK_SECRET = "whsec_catraca0123456789";
    static final String EMAIL = "joana.secreta@example.com";
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final OutgoingFixture way;
    private final StripeProvider provider;

    StripeFixture(URI base) {
        this(base, OutgoingFixture.PATIENT);
    }

    StripeFixture(URI base, Duration total) {
        way = new OutgoingFixture(total);
        var outgoing = way.outgoing();
        provider =
                new StripeProvider(
                        outgoing,
                        new StripeGuard(outgoing, new StripeBreakers(java.time.Clock.systemUTC())),
                        clock(),
                        base);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    StripeProvider provider() {
        return provider;
    }

    List<CallLog.Call> calls() {
        return way.calls();
    }

    static ProviderAccount account() {
        return account(WEBHOOK_SECRET);
    }

    static ProviderAccount account(String... webhookSecrets) {
        return new ProviderAccount(
                new MerchantId(UUID.fromString("0199f0aa-0000-7000-8000-000000000009")),
                StripeProvider.NAME,
                Map.of(
                        StripeProvider.SECRET_KEY,
                        List.of(SECRET_KEY),
                        StripeProvider.WEBHOOK_SECRETS,
                        List.of(webhookSecrets)));
    }

    static ChargeRequest request() {
        return request(Money.of(12_990, "BRL"));
    }

    static ChargeRequest request(Money amount) {
        var terms =
                new PaymentTerms(
                        new PaymentId(UUID.randomUUID()),
                        new OrderId(UUID.randomUUID()),
                        1,
                        StripeProvider.NAME,
                        account().merchant(),
                        amount,
                        NOW,
                        NOW.plus(Duration.ofHours(1)));
        var item =
                new PageTerms.Item(
                        Optional.empty(),
                        "Pro & Anual = São Paulo",
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        amount);
        var buyer = new Buyer(new Email(EMAIL), Optional.of(new PersonName("Joana Secreta")));
        var back = URI.create("https://pay.example.com/checkout/return?order=" + terms.order());
        return new ChargeRequest(
                terms,
                buyer,
                new PageTerms(
                        Set.of(),
                        1,
                        new PageTerms.Exits(back, back, back),
                        Optional.empty(),
                        List.of(item)),
                Optional.empty());
    }
}
