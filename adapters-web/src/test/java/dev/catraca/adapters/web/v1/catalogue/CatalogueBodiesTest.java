package dev.catraca.adapters.web.v1.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Coupon;
import dev.catraca.domain.catalogue.CouponCode;
import dev.catraca.domain.catalogue.Discount;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.Merchant;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueBodiesTest {
    private static final Merchant MERCHANT =
            new Merchant(
                    new MerchantId(new UUID(0, 1)),
                    new Slug("shop"),
                    "Shop",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ZoneId.of("America/Sao_Paulo"),
                    Money.currency("BRL"),
                    Set.of(),
                    LateMoney.ACCEPT,
                    Optional.empty(),
                    MainSystemKind.NONE,
                    Map.of(),
                    Optional.empty(),
                    Optional.empty());

    @Test
    void a_product_is_read_as_it_was_written() {
        assertThat(
                        product(
                                """
                                {"name":"Camiseta","description":"Azul",
                                "price":{"amount":7525,"currency":"BRL"},"stock":10,"active":false}"""))
                .isEqualTo(
                        new Product(
                                MERCHANT.id(),
                                new Reference("p-1"),
                                "Camiseta",
                                Optional.of("Azul"),
                                Money.of(7525, "BRL"),
                                10,
                                false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 name:required price:required stock:required active:required",
                "{'name':'','price':{},'stock':'1','active':1,'x':1} | 400 name:blank"
                        + " price.currency:required price.amount:required stock:not-an-integer"
                        + " active:not-a-boolean x:unknown-field",
                "{'name':'A','price':{'amount':0,'currency':'USD'},'stock':-1,'active':true} | 422"
                        + " price.currency:currency-foreign price.amount:amount-not-positive"
                        + " stock:stock-invalid",
                "{'name':'A','price':{'amount':1.5,'currency':'BRL'},'stock':1,'active':true} | 400"
                        + " price.amount:not-an-integer",
                "{'name':'A','price':{'amount':9000000000000,'currency':'BRL'},'stock':99999999999,"
                        + "'active':true} | 422 price.amount:amount-too-large stock:stock-invalid",
                "{'name':'A','price':{'amount':1,'currency':'reais'},'stock':1,'active':true} | 422"
                        + " price.currency:currency-unknown",
            })
    void a_product_says_all_that_is_wrong_with_it(String body, String violations) {
        assertThat(refusal(body, CatalogueBodiesTest::product)).isEqualTo(violations);
    }

    @Test
    void a_coupon_takes_off_a_percentage_or_an_amount() {
        assertThat(coupon("{\"percent\":1000}").discount())
                .isEqualTo(new Discount.Percentage(new BasisPoints(1000)));
        var fixed = new Discount.Fixed(Money.of(500, "BRL"));
        assertThat(coupon("{\"amount\":500}").discount()).isEqualTo(fixed);
        assertThat(coupon("{\"amount\":{\"amount\":500,\"currency\":\"BRL\"}}").discount())
                .isEqualTo(fixed);
    }

    @Test
    void a_coupon_has_a_time_and_limits() {
        assertThat(
                        coupon(
                                """
                                {"percent":1,"validFrom":"2026-12-01T00:00:00-03:00",
                                "validUntil":"2026-12-26T00:00:00.1234567Z","maxUses":5,
                                "maxUsesPerBuyer":1}"""))
                .isEqualTo(
                        new Coupon(
                                MERCHANT.id(),
                                new CouponCode("NATAL"),
                                new Discount.Percentage(new BasisPoints(1)),
                                Optional.of(Instant.parse("2026-12-01T03:00:00Z")),
                                Optional.of(Instant.parse("2026-12-26T00:00:00.123456Z")),
                                OptionalInt.of(5),
                                OptionalInt.of(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 :discount-ambiguous",
                "{'percent':1,'amount':1} | 422 :discount-ambiguous",
                "{'percent':0} | 422 percent:discount-empty",
                "{'percent':10001,'maxUses':0,'maxUsesPerBuyer':-1} | 422 percent:share-invalid"
                        + " maxUses:uses-invalid maxUsesPerBuyer:uses-invalid",
                "{'amount':0} | 422 amount:amount-not-positive",
                "{'amount':'1'} | 400 amount:not-an-integer",
                "{'amount':{'amount':1,'currency':'USD'}} | 422 amount.currency:currency-foreign",
                "{'percent':1,'validFrom':'2026-12-02T00:00:00Z','validUntil':'2026-12-02T00:00:00Z'}"
                        + " | 422 :validity-invalid",
                "{'percent':1,'validFrom':'0000-01-01T00:00:00Z'} | 422 :moment-invalid",
                "{'percent':1,'validFrom':'soon'} | 400 validFrom:not-a-timestamp",
            })
    void a_coupon_says_all_that_is_wrong_with_it(String body, String violations) {
        assertThat(refusal(body, CatalogueBodiesTest::coupon)).isEqualTo(violations);
    }

    @Test
    void an_affiliate_is_read_as_it_was_written() {
        assertThat(
                        affiliate(
                                """
                                {"name":"Ana","wallets":{"asaas":"w-1"},"share":1000,"active":true}"""))
                .isEqualTo(
                        new Affiliate(
                                MERCHANT.id(),
                                new Reference("p-1"),
                                "Ana",
                                Map.of(new ProviderName("asaas"), "w-1"),
                                Optional.of(new BasisPoints(1000)),
                                true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 name:required wallets:required active:required",
                "{'name':'A','wallets':{'asaas':'a b','no_one':'x'},'share':10001,'active':true}"
                        + " | 422 wallets.asaas:wallet-invalid wallets.no_one:provider-unknown"
                        + " share:share-invalid",
                "{'name':'A','wallets':[],'active':true} | 400 wallets:not-an-object",
            })
    void an_affiliate_says_all_that_is_wrong_with_it(String body, String violations) {
        assertThat(refusal(body, CatalogueBodiesTest::affiliate)).isEqualTo(violations);
    }

    @Test
    void a_buyer_is_read_in_canonical_form() {
        assertThat(
                        buyer(
                                """
                                {"name":" Ana ","email":"ANA@example.com","taxId":"529.982.247-25",
                                "phone":"(11) 98765-4321","active":true}"""))
                .isEqualTo(
                        new RegisteredBuyer(
                                MERCHANT.id(),
                                new Reference("p-1"),
                                new PersonName("Ana"),
                                new Email("ana@example.com"),
                                Optional.of(TaxId.of("52998224725")),
                                Optional.of(new Phone("+5511987654321")),
                                true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 name:required email:required active:required",
                "{'name':'A','email':'no','taxId':'1','phone':'2','active':true} | 422"
                        + " email:email-invalid taxId:cnpj-invalid phone:phone-invalid",
            })
    void a_buyer_says_all_that_is_wrong_with_them(String body, String violations) {
        assertThat(refusal(body, CatalogueBodiesTest::buyer)).isEqualTo(violations);
    }

    @Test
    void a_cursor_leads_to_where_it_was_taken() {
        var cursor = PathKey.cursor("é/𝒜");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(PathKey.after(PathKey.cursor("é𝒜"), Reference::new))
                .contains(new Reference("é𝒜"));
        assertThat(PathKey.after(null, Reference::new)).isEmpty();
        for (var nonsense : new String[] {"", "%", "a", cursor}) {
            assertThat(
                            catchThrowableOfType(
                                            Rejected.class,
                                            () -> PathKey.after(nonsense, Reference::new))
                                    .violations())
                    .singleElement()
                    .extracting("code")
                    .isEqualTo("not-a-cursor");
        }
    }

    private static Product product(String body) {
        return ProductBody.read(fields(body), MERCHANT, new Reference("p-1"));
    }

    private static Coupon coupon(String body) {
        return CouponBody.read(fields(body), MERCHANT, new CouponCode("NATAL"));
    }

    private static Affiliate affiliate(String body) {
        return AffiliateBody.read(fields(body), MERCHANT, new Reference("p-1"));
    }

    private static RegisteredBuyer buyer(String body) {
        return BuyerBody.read(fields(body), MERCHANT, new Reference("p-1"));
    }

    private static Fields fields(String body) {
        return Fields.of(body.getBytes(UTF_8), Fields.Unknown.REFUSED);
    }

    private static String refusal(String body, Function<String, ?> read) {
        var rejected =
                catchThrowableOfType(Rejected.class, () -> read.apply(body.replace('\'', '"')));
        return rejected.violations().stream()
                .map(it -> it.field() + ":" + it.code())
                .collect(Collectors.joining(" ", rejected.status() + " ", ""));
    }
}
