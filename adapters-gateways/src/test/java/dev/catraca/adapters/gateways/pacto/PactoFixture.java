package dev.catraca.adapters.gateways.pacto;

import dev.catraca.adapters.gateways.http.OutgoingFixture;
import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.SaleRequest;
import dev.catraca.application.shared.port.CallLog;
import dev.catraca.domain.card.Card;
import dev.catraca.domain.card.CardExpiry;
import dev.catraca.domain.card.CardNumber;
import dev.catraca.domain.card.SecurityCode;
import dev.catraca.domain.catalogue.PlanCode;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.order.OrderId;
import dev.catraca.domain.payment.PaymentId;
import dev.catraca.domain.payment.PaymentMethod;
import dev.catraca.domain.payment.PaymentTerms;
import dev.catraca.domain.sale.Customer;
import dev.catraca.domain.sale.Customer.Residence;
import dev.catraca.domain.sale.SaleWish;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.PostalCode;
import dev.catraca.domain.shared.TaxId;
import dev.catraca.sandbox.twins.pacto.DemoUnits;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;

/** The gateway as the container would put it together, and what it is asked. */
final class PactoFixture {
    static final String CARD = "4111111111111111";
    static final String DECLINED_CARD = "4000000000000002";
    static final String LOOKED_AT_CARD = "4000000000009235";
    static final String CODE = "737";
    static final String CHALLENGE = "03AFcWeA-challenge_of-a-browser";
    static final String ADDRESS = "203.0.113.7";
    static final Money YEAR = reais(243_870);
    static final Money MONTH = reais(19_990);

    private static final AtomicInteger PEOPLE = new AtomicInteger(100_000_000);

    private final OutgoingFixture way;
    private final PactoUnits units;
    private final PactoSeller seller;
    private final PactoDoctor doctor;

    PactoFixture(URI v2, URI v3) {
        this(v2, v3, OutgoingFixture.PATIENT, Map.of());
    }

    PactoFixture(URI v2, URI v3, Duration total, Map<String, String> settings) {
        way = new OutgoingFixture(total);
        var all = new HashMap<>(settings);
        all.put("catraca.pacto-v2.api-base", v2.toString());
        all.put("catraca.pacto-v3.api-base", v3.toString());
        var config = config(all);
        var outgoing = way.outgoing();
        var calls =
                new PactoCalls(
                        outgoing,
                        new PactoGuard(outgoing, new PactoBreakers(Clock.systemUTC())),
                        new PactoRoom(),
                        new PactoPaths(config));
        units = new PactoUnits(calls);
        seller =
                new PactoSeller(
                        calls,
                        units,
                        new PactoSaleSettings(config),
                        new PactoPlaces(Optional.ofNullable(all.get("catraca.pacto.places"))),
                        Clock.systemUTC());
        doctor = new PactoDoctor(calls);
    }

    static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withDefaultValues(settings).build();
    }

    PactoUnits units() {
        return units;
    }

    PactoSeller seller() {
        return seller;
    }

    PactoDoctor doctor() {
        return doctor;
    }

    List<CallLog.Call> calls() {
        return way.calls();
    }

    void openTransaction() {
        way.openTransaction();
    }

    static Money reais(long centavos) {
        return Money.of(centavos, "BRL");
    }

    /** Torres, by both APIs. */
    static ProviderAccount torres() {
        return account(
                1,
                Map.of(
                        "v3.secretKey", DemoUnits.TORRES_V3_KEY,
                        "v3.empresaId", Integer.toString(DemoUnits.TORRES_COMPANY),
                        "v3.unitCode", Integer.toString(DemoUnits.TORRES_UNIT_CODE),
                        "v2.secretKey", DemoUnits.TORRES_V2_KEY,
                        "v2.unitCode", Integer.toString(DemoUnits.TORRES_UNIT_CODE)));
    }

    static ProviderAccount torresByV3() {
        return account(
                2,
                Map.of(
                        "v3.secretKey", DemoUnits.TORRES_V3_KEY,
                        "v3.empresaId", Integer.toString(DemoUnits.TORRES_COMPANY),
                        "v3.unitCode", Integer.toString(DemoUnits.TORRES_UNIT_CODE)));
    }

    /** Centro has V2 only. */
    static ProviderAccount centro() {
        return account(
                3,
                Map.of(
                        "v2.secretKey",
                        DemoUnits.CENTRO_V2_KEY,
                        "v2.unitCode",
                        Integer.toString(DemoUnits.CENTRO_UNIT_CODE)));
    }

    static ProviderAccount account(int merchant, Map<String, String> credentials) {
        var lists = new HashMap<String, List<String>>();
        credentials.forEach((name, value) -> lists.put(name, List.of(value)));
        return new ProviderAccount(
                new MerchantId(new UUID(0x0199f0aa00007000L, merchant)), PactoCalls.PARTY, lists);
    }

    /** A year for somebody whom nobody knows. */
    static SaleRequest request(PaymentMethod method) {
        return request(method, CARD);
    }

    static SaleRequest request(PaymentMethod method, String cardNumber) {
        return request(method, cardNumber, wish(DemoUnits.YEAR_PLAN), YEAR, customer());
    }

    static SaleRequest request(
            PaymentMethod method,
            String cardNumber,
            SaleWish wish,
            Money amount,
            Customer customer) {
        var now = Instant.now();
        return new SaleRequest(
                new PaymentTerms(
                        new PaymentId(UUID.randomUUID()),
                        new OrderId(UUID.randomUUID()),
                        1,
                        PactoCalls.PARTY,
                        torres().merchant(),
                        amount,
                        now,
                        now.plus(Duration.ofHours(1))),
                wish,
                method,
                customer,
                method == PaymentMethod.CARD ? Optional.of(card(cardNumber)) : Optional.empty(),
                CHALLENGE,
                Optional.of(ADDRESS));
    }

    static Card card(String number) {
        return new Card(
                new CardNumber(number),
                new PersonName("JOANA SECRETA"),
                CardExpiry.of("12/29"),
                new SecurityCode(CODE));
    }

    static SaleWish wish(int plan) {
        return new SaleWish(
                new PlanCode(Integer.toString(plan)), 1, Optional.empty(), Optional.empty());
    }

    static Customer customer() {
        return new Customer(
                new PersonName("Joana Secreta da Silva"),
                newcomer(),
                new Email("joana.secreta@example.com"),
                new Phone("(51) 98765-4321"),
                new Residence(
                        Optional.of("Rua das Flores"),
                        Optional.of("100"),
                        Optional.empty(),
                        Optional.of("Centro"),
                        Optional.of("Torres"),
                        Optional.of("RS"),
                        Optional.of(new PostalCode("95560-000"))),
                Optional.of(LocalDate.of(1990, 2, 3)),
                Optional.of(Customer.Sex.FEMALE),
                Optional.empty());
    }

    /** A CPF that was not used before. */
    private static TaxId newcomer() {
        var digits = Integer.toString(PEOPLE.incrementAndGet());
        digits += check(digits);
        return new TaxId.Cpf(digits + check(digits));
    }

    private static int check(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
