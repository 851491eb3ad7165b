package dev.catraca.adapters.web.v1.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.adapters.web.v1.merchants.MerchantBody;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.merchant.WriteMerchant;
import dev.catraca.domain.catalogue.Affiliate;
import dev.catraca.domain.catalogue.Product;
import dev.catraca.domain.catalogue.Reference;
import dev.catraca.domain.catalogue.RegisteredBuyer;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.SplitRule;
import dev.catraca.domain.shared.BasisPoints;
import dev.catraca.domain.shared.Email;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.PersonName;
import dev.catraca.domain.shared.Phone;
import dev.catraca.domain.shared.TaxId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample stands in xeco-export.jsonl: lines as Xeco's database gives them out. */
class XecoExportTest {
    private static final List<String> SAMPLE = sample();

    @Test
    void products_come_in_with_exact_prices() {
        assertThat(item(line("products", 0)))
                .isEqualTo(
                        new Item.OfProduct(
                                new Product(
                                        Lines.XECO.id(),
                                        new Reference("prod-123"),
                                        "Camiseta Xeco",
                                        Optional.of("Algodão orgânico, azul"),
                                        Money.of(7525, "BRL"),
                                        40,
                                        true)));
        assertThat(item(line("products", 1)))
                .isEqualTo(
                        new Item.OfProduct(
                                new Product(
                                        Lines.XECO.id(),
                                        new Reference("prod-124"),
                                        "Caneca",
                                        Optional.empty(),
                                        Money.of(2990, "BRL"),
                                        0,
                                        false)));
    }

    @Test
    void users_come_in_as_buyers() {
        assertThat(item(line("users", 0)))
                .isEqualTo(
                        new Item.OfBuyer(
                                new RegisteredBuyer(
                                        Lines.XECO.id(),
                                        new Reference("RRFPNnuygPZ6QlXhmUFlMVqVNwj1"),
                                        new PersonName("Ana Souza"),
                                        new Email("ana.souza@example.com"),
                                        Optional.of(TaxId.of("52998224725")),
                                        Optional.of(new Phone("+5511987654321")),
                                        true)));
        assertThat(item(line("users", 1)))
                .isEqualTo(
                        new Item.OfBuyer(
                                new RegisteredBuyer(
                                        Lines.XECO.id(),
                                        new Reference("Zk2mYQv0TtQ3rVdKJw6hWcUe5Ab2"),
                                        new PersonName("Rui Lima"),
                                        new Email("rui@example.com"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)));
    }

    @Test
    void affiliates_come_in_with_wallet_and_share() {
        assertThat(item(line("affiliates", 0)))
                .isEqualTo(
                        new Item.OfAffiliate(
                                new Affiliate(
                                        Lines.XECO.id(),
                                        new Reference("aff-7"),
                                        "Bia Divulga",
                                        Map.of(
                                                new ProviderName("asaas"),
                                                "0021c712-d963-4d86-a59d-031e7ac51a2e"),
                                        Optional.of(new BasisPoints(1250)),
                                        true)));
        assertThat(item(line("affiliates", 1)))
                .isEqualTo(
                        new Item.OfAffiliate(
                                new Affiliate(
                                        Lines.XECO.id(),
                                        new Reference("aff-8"),
                                        "Caio",
                                        Map.of(),
                                        Optional.empty(),
                                        false)));
    }

    @Test
    void companies_come_in_as_merchants_of_the_platform() {
        var company = company(line("companies", 0));
        assertThat(company.slug().value()).matches("acai-cia-[0-9a-f]{8}");
        assertThat(company.name()).isEqualTo("Açaí & Cia.");
        assertThat(company.reference()).contains("9ddiJlQ72cmE57lJlkch");
        assertThat(company.platform()).contains(new Slug("xeco"));
        assertThat(company.taxId()).contains(TaxId.of("11222333000181"));
        assertThat(company.zone()).isEqualTo(Lines.XECO.zone());
        assertThat(company.currency()).isEqualTo(Lines.XECO.currency());
        assertThat(company.returnOrigins()).isEqualTo(Set.of());
        assertThat(company.lateMoney()).isEqualTo(LateMoney.REFUND);
        assertThat(company.defaultProvider()).contains(new ProviderName("asaas"));
        assertThat(company.mainSystem()).contains(MainSystemKind.NONE);
        assertThat(company.wallets())
                .isEqualTo(
                        Map.of(new ProviderName("asaas"), "c0c1688f-636b-42c0-b6ee-7339182276b7"));
        assertThat(company.splitRule())
                .contains(new SplitRule(new BasisPoints(8550), new BasisPoints(1000)));
        var plain = company(line("companies", 1));
        assertThat(plain.wallets()).isEmpty();
        assertThat(plain.splitRule()).isEmpty();
    }

    @Test
    void a_company_is_one_merchant_by_its_id_and_readable_by_its_name() {
        assertThat(slug("a", "X")).isEqualTo(slug("a", "x")).isNotEqualTo(slug("b", "X"));
        assertThat(slug("a", "日本")).startsWith("company-");
        assertThat(slug("a", "--A  b--")).startsWith("a-b-");
        assertThat(slug("a", "x".repeat(200))).hasSize(63);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | collection:not-a-choice",
                "{'collection':'companies','id':'a'} | collection:not-a-choice",
                "{'collection':'products'} | id:required data.title:required data.price:required"
                        + " data.stock:required",
                "{'collection':'products','id':'a','data':{'name':'A','price':75.255,'quantity':1.5,"
                        + "'status':'??'}} | data.price:not-hundredths data.status:not-a-boolean"
                        + " data.quantity:not-an-integer",
                "{'collection':'products','id':'a','data':{'title':'A','price':0,'stock':-1}}"
                        + " | data.price:amount-not-positive data.stock:stock-invalid",
                "{'collection':'products','id':'a','data':{'title':'A','price':'1e999','stock':1}}"
                        + " | data.price:not-hundredths",
                "{'collection':'users','id':'a','data':{'displayName':null,'email':'x',"
                        + "'cpfCnpj':'123'}} | data.displayName:required data.email:email-invalid"
                        + " data.cpfCnpj:cnpj-invalid",
                "{'collection':'affiliates','id':'a b','data':{'name':'A','walletId':' x ',"
                        + "'commission':100.01}} | id:reference-invalid data.walletId:wallet-invalid"
                        + " data.commission:share-invalid",
                "{'collection':'affiliates','id':'a','data':{'name':'A','commission':'ten'}}"
                        + " | data.commission:not-hundredths"
            })
    void what_is_wrong_is_told_by_the_export_s_own_names(String line, String violations) {
        assertThat(refusal(() -> item(line.replace('\'', '"')))).isEqualTo(violations);
    }

    @Test
    void shares_of_a_company_add_up_to_no_more_than_all() {
        var line =
                """
                {"collection":"companies","id":"a","data":{"name":"A","splitCompany":95,
                "splitAffiliate":"5.01"}}""";
        assertThat(refusal(() -> company(line))).isEqualTo("data.splitCompany:split-rule-invalid");
    }

    private static String slug(String id, String name) {
        return company(
                        "{\"collection\":\"companies\",\"id\":\"%s\",\"data\":{\"name\":\"%s\"}}"
                                .formatted(id, name))
                .slug()
                .value();
    }

    private static Item item(String line) {
        return XecoExport.ofCatalogue(line.getBytes(UTF_8))
                .read(in -> CatalogueLine.read(in, Lines.XECO, Lines::none));
    }

    private static WriteMerchant.Command company(String line) {
        var item =
                XecoExport.ofCompanies(line.getBytes(UTF_8), Lines.XECO)
                        .read(
                                in -> {
                                    assertThat(CatalogueLine.kind(in)).isEqualTo("merchant");
                                    var slug = in.value("slug", Slug::new);
                                    return new Item.OfMerchant(MerchantBody.toCommand(slug, in));
                                });
        return ((Item.OfMerchant) item).merchant();
    }

    private static String refusal(Supplier<?> work) {
        return catchThrowableOfType(Rejected.class, work::get).violations().stream()
                .map(it -> it.field() + ":" + it.code())
                .collect(Collectors.joining(" "));
    }

    private static String line(String collection, int index) {
        return SAMPLE.stream()
                .filter(it -> it.contains("\"collection\":\"" + collection + "\""))
                .toList()
                .get(index);
    }

    private static List<String> sample() {
        try (var in = XecoExportTest.class.getResourceAsStream("/xeco-export.jsonl")) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
