package dev.catraca.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.adapters.persistence.catalogue.TestCatalogue;
import dev.catraca.adapters.persistence.secrets.AccountSecrets;
import dev.catraca.application.cart.CheckCartSignature;
import dev.catraca.application.cart.CheckCartSignature.Proof;
import dev.catraca.application.cart.PayCart;
import dev.catraca.application.cart.PayCart.Outcome;
import dev.catraca.application.contract.Samples;
import dev.catraca.application.fakes.Gateways;
import dev.catraca.application.limits.CountRequest;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.merchant.port.Signatures;
import dev.catraca.application.merchant.port.SigningSecrets.SigningSecret;
import dev.catraca.application.payment.OpenPayment;
import dev.catraca.application.payment.port.Authenticity;
import dev.catraca.application.payment.port.ChargeReport;
import dev.catraca.application.payment.port.ChargeRequest;
import dev.catraca.application.payment.port.NotificationMeaning;
import dev.catraca.application.payment.port.OpenOutcome;
import dev.catraca.application.payment.port.PaymentProvider;
import dev.catraca.application.payment.port.RawNotification;
import dev.catraca.domain.cart.CartClaim;
import dev.catraca.domain.cart.CartClaim.Numbers;
import dev.catraca.domain.cart.CartClaim.Split;
import dev.catraca.domain.cart.CartClaim.Wanted;
import dev.catraca.domain.cart.CartSignature;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.Origin;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.order.Buyer;
import dev.catraca.domain.order.Order;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.order.OrderLines;
import dev.catraca.domain.order.OrderTerms;
import dev.catraca.domain.order.ProductLine;
import dev.catraca.domain.payment.ChargeReference;
import dev.catraca.domain.payment.PageTerms;
import dev.catraca.domain.payment.PageTerms.Exits;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How many statements the payment of a cart takes before the provider is called. The secrets come
 * on top: one statement in five seconds.
 */
class CartStatementsTest {
    private static final ProviderName ASAAS = new ProviderName("asaas");
    private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private static final Money PRICE = Money.of(7_525, "BRL");
    private static final Money TOTAL = Money.of(15_050, "BRL");
    private static final Secret SECRET = new Secret("catraca-test-secret");
    private static final Exits EXITS =
            new Exits(
                    URI.create("https://xeco.example/done"),
                    URI.create("https://xeco.example/cancel"),
                    URI.create("https://xeco.example/expired"));
    private static final Signatures SIGNATURES = CartStatementsTest::sign;

    private final SqlDatabase database = SqlDatabase.empty();
    private final AtomicInteger statements = new AtomicInteger();
    private final Sql sql = database.counted(statements);
    private final AtomicInteger beforeTheCall = new AtomicInteger(-1);
    private final Merchant platform = merchant("xeco", "the-platform", Optional.empty());
    private final Merchant company = merchant("loja", "company", Optional.of(platform.id()));
    private final PayCart paying = paying();

    @BeforeEach
    void open_the_shop() {
        SqlDatabase.asOwner("TRUNCATE request_pace");
        database.transactions()
                .run(
                        () -> {
                            database.merchants().put(platform);
                            database.merchants().put(company);
                            database.signingSecrets()
                                    .put(
                                            platform.id(),
                                            new SigningSecret("k1", SECRET, Optional.empty()),
                                            Samples.NOW);
                            database.providerAccounts()
                                    .put(
                                            new ProviderAccount(
                                                    platform.id(),
                                                    ASAAS,
                                                    Map.of("walletId", List.of("w-platform"))));
                            database.products()
                                    .putAll(
                                            List.of(
                                                    new Product(
                                                            company.id(),
                                                            new Reference("p"),
                                                            "A thing",
                                                            Optional.empty(),
                                                            PRICE,
                                                            3,
                                                            true)));
                            database.registeredBuyers()
                                    .putAll(
                                            List.of(
                                                    new RegisteredBuyer(
                                                            platform.id(),
                                                            new Reference("buyer"),
                                                            new PersonName("Ana"),
                                                            new Email("ana@example.com"),
                                                            Optional.empty(),
                                                            Optional.empty(),
                                                            true)));
                        });
    }

    @Test
    void two_statements_read_count_reserve_and_write_everything() {
        place("order-1");
        statements.set(0);

        var outcome = paying.pay(command("order-1"));

        assertThat(outcome).isInstanceOf(Outcome.Opened.class);
        assertThat(beforeTheCall).hasValue(2);
        assertThat(number("SELECT reserved AS it FROM product")).isEqualTo(2);
        assertThat(number("SELECT count(*)::int AS it FROM request_pace")).isOne();
    }

    @Test
    void whoever_comes_again_gets_the_page_by_two_statements() {
        place("order-1");
        var first = (Outcome.Opened) paying.pay(command("order-1"));
        statements.set(0);

        var again = (Outcome.Opened) paying.pay(command("order-1"));

        assertThat(statements).hasValue(2);
        assertThat(again.isNew()).isFalse();
        assertThat(again.page()).isEqualTo(first.page());
    }

    @Test
    void whoever_gets_no_pieces_leaves_nothing_behind() {
        place("order-1");
        place("order-2");
        assertThat(paying.pay(command("order-1"))).isInstanceOf(Outcome.Opened.class);

        assertThat(paying.pay(command("order-2"))).isInstanceOf(Outcome.Refused.class);

        assertThat(number("SELECT count(*)::int AS it FROM payment")).isOne();
        assertThat(number("SELECT reserved AS it FROM product")).isEqualTo(2);
    }

    private int number(String query) {
        return database.sql().find(query, row -> row.number("it")).orElseThrow();
    }

    private void place(String reference) {
        var terms =
                new OrderTerms(
                        company.id(),
                        Optional.of(reference),
                        new Buyer(
                                Optional.of("buyer"),
                                new Email("ana@example.com"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        OrderLines.of(new ProductLine("p", "A thing", PRICE, 2)),
                        1,
                        Optional.empty(),
                        Samples.NOW);
        var draft = new Order.Draft(new OrderId(UUID.randomUUID()), terms);
        database.transactions().run(() -> database.orders().add(draft));
    }

    private static PayCart.Command command(String order) {
        var claim =
                new CartClaim(
                        order,
                        "buyer",
                        "company",
                        List.of(new CartClaim.Item("p", 2, PRICE)),
                        List.of(new Wanted("p", 2)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new Numbers(
                                        TOTAL,
                                        List.of(new Split("w-company", BigDecimal.valueOf(100))))));
        var signedAt = Samples.NOW.getEpochSecond();
        var item =
                new PageTerms.Item(
                        Optional.of("p"), "A thing", Optional.empty(), Optional.empty(), 2, PRICE);
        return new PayCart.Command(
                claim,
                new Proof(
                        sign(SECRET, CartSignature.text(claim, TOTAL, signedAt)),
                        signedAt,
                        Optional.empty()),
                new PageTerms(Set.of(), 1, EXITS, Optional.empty(), List.of(item)),
                Duration.ofMinutes(15),
                Optional.empty(),
                new byte[32]);
    }

    private PayCart paying() {
        var envelopes = TestCatalogue.envelopes();
        var payments = new SqlPayments(sql);
        var opening =
                new OpenPayment(
                        new Gateways(new Page()),
                        new SqlOrders(sql),
                        payments,
                        new SqlOpenings(sql),
                        new SqlTimeline(sql),
                        new SqlStock(sql),
                        database.transactions(),
                        UUID::randomUUID,
                        CLOCK,
                        URI.create("https://catraca.example"));
        return new PayCart(
                new CheckCartSignature(database.signingSecrets(), SIGNATURES, CLOCK),
                new SqlCarts(sql, envelopes, new AccountSecrets(envelopes)),
                payments,
                opening,
                new CountRequest(
                        Optional.of(new CountRequest.Quotas(Map.of(), Duration.ofMinutes(15))),
                        new SqlCounters(sql, envelopes),
                        CLOCK),
                database.transactions(),
                UUID::randomUUID,
                CLOCK,
                new Slug("xeco"),
                ASAAS,
                Duration.ofMinutes(10));
    }

    /** Opens a page and remembers how many statements it took until it was asked for one. */
    private final class Page implements PaymentProvider {
        @Override
        public OpenOutcome open(ChargeRequest request, ProviderAccount account) {
            beforeTheCall.set(statements.get());
            var id = request.terms().id().toString();
            return new OpenOutcome.Opened(
                    new ChargeReference(id), URI.create("https://asaas.example/" + id));
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
        public ProviderName name() {
            return ASAAS;
        }

        @Override
        public List<Credential> credentials() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChargeReport find(ChargeReference reference, Claim claim, ProviderAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChargeReport cancel(ChargeReference reference, ProviderAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Authenticity authenticate(RawNotification notification, ProviderAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public NotificationMeaning interpret(byte[] body) {
            throw new UnsupportedOperationException();
        }
    }

    private static Merchant merchant(String slug, String reference, Optional<MerchantId> platform) {
        return new Merchant(
                new MerchantId(UUID.randomUUID()),
                new Slug(slug),
                slug,
                Optional.of(reference),
                platform,
                Optional.empty(),
                ZoneId.of("America/Sao_Paulo"),
                Currency.getInstance("BRL"),
                Set.of(Origin.of(EXITS.success())),
                LateMoney.ACCEPT,
                Optional.empty(),
                MainSystemKind.NONE,
                Map.of(ASAAS, "w-" + reference),
                Optional.empty(),
                Optional.empty());
    }

    private static String sign(Secret secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
