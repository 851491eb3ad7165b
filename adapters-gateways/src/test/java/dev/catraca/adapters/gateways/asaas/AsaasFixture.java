package dev.catraca.adapters.gateways.asaas;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PageTerms.Payer;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.split.Payee;
import dev.catraca.domain.split.Payee.Role;
import dev.catraca.domain.split.Share;
import dev.catraca.domain.split.SplitPlan;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The gateway as the container would put it together, and what it is asked. */
final class AsaasFixture {
    static final String ACCESS_TOKEN = "$aact_hmlg_catraca0123456789";
    static final String WEBHOOK_TOKEN = "Kq7-wZ4vXc1mP9sLt2RyB6nEo8UdHf3a";
    static final String OWN_WALLET = "0199f0aa-0000-4000-8000-0000000000aa";
    static final String WALLET = "0199f0aa-0000-4000-8000-0000000000bb";
    static final String OTHER_WALLET = "0199f0aa-0000-4000-8000-0000000000cc";
    static final String EMAIL = "joana.secreta@example.com";

    /** 22:30 of the day before in Brasília. */
    static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");

    private final OutgoingFixture way;
    private final AsaasProvider provider;

    AsaasFixture(URI base) {
        this(base, OutgoingFixture.PATIENT);
    }

    AsaasFixture(URI base, Duration total) {
        this(base, total, Clock.fixed(NOW, ZoneOffset.UTC), "percentageValue");
    }

    AsaasFixture(URI base, Duration total, Clock clock, String splitField) {
        way = new OutgoingFixture(total);
        var outgoing = way.outgoing();
        provider =
                new AsaasProvider(
                        outgoing,
                        new AsaasGuard(outgoing, new AsaasBreakers(Clock.systemUTC())),
                        clock,
                        base,
                        splitField);
    }

    AsaasProvider provider() {
        return provider;
    }

    List<CallLog.Call> calls() {
        return way.calls();
    }

    static ProviderAccount account() {
        return account(WEBHOOK_TOKEN);
    }

    static ProviderAccount account(String... webhookTokens) {
        return new ProviderAccount(
                new MerchantId(UUID.fromString("0199f0aa-0000-7000-8000-000000000009")),
                AsaasProvider.NAME,
                Map.of(
                        AsaasProvider.ACCESS_TOKEN,
                        List.of(ACCESS_TOKEN),
                        AsaasProvider.WEBHOOK_TOKENS,
                        List.of(webhookTokens),
                        AsaasProvider.WALLET_ID,
                        List.of(OWN_WALLET)));
    }

    static ChargeRequest request() {
        return request(Money.of(12_990, "BRL"));
    }

    static ChargeRequest request(Money amount) {
        return request(amount, NOW.plus(Duration.ofMinutes(15)));
    }

    static ChargeRequest request(Money amount, Instant expiresAt) {
        var terms =
                new PaymentTerms(
                        new PaymentId(UUID.randomUUID()),
                        new OrderId(UUID.randomUUID()),
                        1,
                        AsaasProvider.NAME,
                        account().merchant(),
                        amount,
                        NOW,
                        expiresAt);
        var buyer = new Buyer(new Email(EMAIL), Optional.of(new PersonName("Joana Secreta")));
        return new ChargeRequest(
                terms,
                buyer,
                page(Set.of(), 1, Optional.empty(), item("Pro & Anual = São Paulo", amount)),
                Optional.empty());
    }

    static PageTerms.Item item(String name, Money price) {
        return new PageTerms.Item(
                Optional.empty(), name, Optional.empty(), Optional.empty(), 1, price);
    }

    static PageTerms page(
            Set<PaymentMethod> methods,
            int installments,
            Optional<Payer> payer,
            PageTerms.Item... items) {
        return new PageTerms(
                methods,
                installments,
                new PageTerms.Exits(
                        URI.create("https://shop.example.com/paid"),
                        URI.create("https://shop.example.com/back"),
                        URI.create("https://shop.example.com/over")),
                payer,
                List.of(items));
    }

    static ChargeRequest with(ChargeRequest request, PageTerms page) {
        return new ChargeRequest(request.terms(), request.buyer(), page, request.split());
    }

    static ChargeRequest with(ChargeRequest request, Share... shares) {
        return new ChargeRequest(
                request.terms(),
                request.buyer(),
                request.page(),
                Optional.of(new SplitPlan(payee(Role.PLATFORM, OWN_WALLET), List.of(shares))));
    }

    static Payee payee(Role role, String wallet) {
        return new Payee(role, "payee-" + role, Optional.of(wallet));
    }

    static Share percent(Role role, String wallet, int basisPoints) {
        return new Share.Percentage(payee(role, wallet), new BasisPoints(basisPoints));
    }

    static Share fixed(Role role, String wallet, long centavos) {
        return new Share.Fixed(payee(role, wallet), Money.of(centavos, "BRL"));
    }
}
