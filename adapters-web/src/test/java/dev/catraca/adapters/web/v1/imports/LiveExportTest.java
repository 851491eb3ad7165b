package dev.catraca.adapters.web.v1.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.catraca.adapters.web.gate.Fields;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.catalogue.ImportCatalogue.Item;
import dev.catraca.application.merchant.OpenExportedKey;
import dev.catraca.application.merchant.port.ExportedKeys;
import dev.catraca.application.merchant.port.ExportedKeys.Opening;
import dev.catraca.application.merchant.port.ExportedKeys.Part;
import dev.catraca.application.payment.CheckCredentials;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import dev.catraca.domain.merchant.LateMoney;
import dev.catraca.domain.merchant.MainSystemKind;
import dev.catraca.domain.merchant.ProviderName;
import dev.catraca.domain.merchant.Slug;
import dev.catraca.domain.merchant.Unit;
import dev.catraca.domain.shared.Money;
import dev.catraca.domain.shared.Secret;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units come in by lines of ours and by rows of the gym chain's table, with their keys. */
class LiveExportTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final ProviderName PACTO = new ProviderName("pacto");
    private static final String ROW =
            """
            {"slug":"torres","nome":"Live Torres","codigo_unidade":1,"cidade":"Torres","estado":"RS",
            "cep":"95560-000","endereco":"Av. Barão do Rio Branco, 100","complemento":null,
            "latitude":"-29.3353","longitude":-49.7269,"logo":"https://cdn.example/torres.png",
            "imagens":["https://cdn.example/1.jpg"],"chave_publica":"pk-1","telefone":"(51) 3626-1234",
            "email":"torres@live.example","locale":"pt_BR","moeda":"BRL","internacional":false,
            "created_at":"2024-01-01","empresa_id":1101,
            "chave_api":{"v":1,"iv":"good","tag":"dGFn","data":"ZGF0YQ=="}}""";

    @Test
    void a_row_is_a_unit_with_an_account_of_the_newer_api() {
        var item = unit(row(ROW));
        assertThat(item.platform()).isEqualTo(Lines.XECO.id());
        assertThat(item.unit().slug()).isEqualTo(new Slug("torres"));
        assertThat(item.unit().name()).isEqualTo("Live Torres");
        assertThat(item.unit().platform()).contains(Lines.XECO.slug());
        assertThat(item.unit().zone()).isEqualTo(Lines.XECO.zone());
        assertThat(item.unit().currency()).isEqualTo(Money.currency("BRL"));
        assertThat(item.unit().lateMoney()).isEqualTo(LateMoney.REFUND);
        assertThat(item.unit().mainSystem()).contains(MainSystemKind.NONE);
        assertThat(item.unit().unit())
                .contains(
                        new Unit(
                                Optional.of("1"),
                                Optional.of("Torres"),
                                Optional.of("RS"),
                                Optional.of("95560000"),
                                Optional.of("Av. Barão do Rio Branco, 100"),
                                Optional.empty(),
                                Optional.of(new BigDecimal("-29.3353")),
                                Optional.of(new BigDecimal("-49.7269")),
                                Optional.of("https://cdn.example/torres.png"),
                                List.of("https://cdn.example/1.jpg"),
                                Optional.of("pk-1"),
                                Optional.of("+555136261234"),
                                Optional.of("torres@live.example"),
                                Optional.of("pt-BR"),
                                false));
        assertThat(item.accounts())
                .isEqualTo(
                        Map.of(
                                PACTO,
                                Map.of(
                                        "v3.secretKey", List.of(KEY),
                                        "v3.empresaId", List.of("1101"),
                                        "v3.unitCode", List.of("1"))));
        assertThat(item.toString()).doesNotContain(KEY);
    }

    @Test
    void without_a_company_the_key_is_of_the_older_api_and_without_a_key_there_is_no_account() {
        var older = unit(row(ROW.replace("\"empresa_id\":1101", "\"empresa_id\":null")));
        assertThat(older.accounts())
                .isEqualTo(
                        Map.of(
                                PACTO,
                                Map.of(
                                        "v2.secretKey", List.of(KEY),
                                        "v2.unitCode", List.of("1"))));
        assertThat(unit(row("{'slug':'a','nome':'A'}")).accounts()).isEmpty();
        assertThat(unit(row("{'slug':'a','nome':'A','chave_api':null}")).accounts()).isEmpty();
        assertThat(unit(row("{'slug':'a','nome':'A','internacional':1}")).unit().unit())
                .hasValueSatisfying(it -> assertThat(it.international()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | slug:required nome:required",
                "{'slug':'A b','nome':'A','cep':'1','latitude':'far','longitude':200,"
                        + "'imagens':['https://a.example/1','x'],'email':'x','moeda':'XX'}"
                        + " | latitude:not-a-number slug:slug-invalid moeda:currency-unknown"
                        + " cep:postal-code-invalid longitude:coordinate-invalid"
                        + " imagens[1]:web-address-invalid email:email-invalid",
                "{'slug':'a','nome':'A','chave_api':'x'} | chave_api:not-an-object",
                "{'slug':'a','nome':'A','chave_api':{}} | chave_api.v:key-version-unknown"
                        + " chave_api.iv:required chave_api.tag:required chave_api.data:required",
                "{'slug':'a','nome':'A','chave_api':{'v':2,'iv':'good','tag':'x','data':'x'}}"
                        + " | chave_api.v:key-version-unknown",
                "{'slug':'a','nome':'A','chave_api':{'v':'1','iv':5,'tag':'x','data':'x'}}"
                        + " | chave_api.iv:not-text",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'iv','tag':'x','data':'x'}}"
                        + " | chave_api.iv:bytes-malformed",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'tag','tag':'x','data':'x'}}"
                        + " | chave_api.tag:bytes-malformed",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'data','tag':'x','data':'x'}}"
                        + " | chave_api.data:ciphertext-malformed",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'refused','tag':'x','data':'x'}}"
                        + " | chave_api.tag:key-not-opened",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'none','tag':'x','data':'x'}}"
                        + " | chave_api.data:secret-invalid",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'missing','tag':'x','data':'x'}}"
                        + " | chave_api:import-secret-missing",
                "{'slug':'a','nome':'A','chave_api':{'v':1,'iv':'good','tag':'x','data':'x'}}"
                        + " | codigo_unidade:required",
                "{'slug':'a','nome':'A','codigo_unidade':true,"
                        + "'chave_api':{'v':1,'iv':'good','tag':'x','data':'x'}}"
                        + " | codigo_unidade:not-text"
            })
    void what_is_wrong_is_told_by_the_column(String row, String violations) {
        assertThat(refusal(() -> row(row))).isEqualTo(violations);
    }

    @Test
    void a_line_of_ours_says_what_it_wants_and_else_as_its_platform() {
        var item =
                unit(
                        ours(
                                """
                                {'kind':'unit','slug':'torres','name':'Torres','timeZone':'America/Manaus',
                                'returnOrigins':['https://torres.example'],'unit':{'code':'1'},
                                'accounts':{'pacto':{'v2':{'secretKey':'%s','unitCode':'1'}}}}"""
                                        .formatted(KEY)));
        assertThat(item.unit().zone().getId()).isEqualTo("America/Manaus");
        assertThat(item.unit().returnOrigins()).hasSize(1);
        assertThat(item.unit().defaultProvider()).contains(new ProviderName("asaas"));
        assertThat(item.accounts().get(PACTO)).containsKey("v2.secretKey");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'unit'} | unit:required slug:required name:required",
                "{'kind':'unit','slug':'a','name':'A','unit':{'colour':'red'},'colour':'red'}"
                        + " | colour:unknown-field unit.colour:unknown-field",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'platform':'other'}"
                        + " | platform:not-a-choice",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'accounts':[]}"
                        + " | accounts:not-an-object",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'accounts':{'4111 1':{}}}"
                        + " | accounts:provider-unknown",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'accounts':{'nobody':{}}}"
                        + " | accounts:provider-unknown",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'accounts':{'pacto':'x'}}"
                        + " | accounts.pacto:not-an-object",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'accounts':{'pacto':"
                        + "{'v2':{'secretKey':'short'}}}} | accounts.pacto.v2.secretKey:secret-invalid"
                        + " accounts.pacto.v2.unitCode:required",
                "{'kind':'unit','slug':'a','name':'A','unit':{},'accounts':{'pacto':"
                        + "{'v2':{'secretKey':{}}}}} | accounts.pacto.v2.secretKey:not-text"
            })
    void what_is_wrong_with_a_line_is_told_by_its_path(String line, String violations) {
        assertThat(refusal(() -> ours(line))).isEqualTo(violations);
    }

    @Test
    void a_key_that_writes_the_catalogue_only_makes_no_units() {
        var line = "{'kind':'unit','slug':'a','name':'A','unit':{}}";
        assertThat(refusal(() -> ours(line, Scope.CATALOGUE_WRITE))).isEqualTo(":units-need-admin");
        assertThat(unit(ours(line, Scope.ADMIN)).name()).isEqualTo(new Slug("a"));
    }

    private static Item.OfUnit unit(Item item) {
        return (Item.OfUnit) item;
    }

    private static Item row(String line) {
        return new LiveExport(new OpenExportedKey(new KnownKeys()))
                .unit(line.replace('\'', '"').getBytes(UTF_8))
                .read(units(Scope.ADMIN)::read);
    }

    private static Item ours(String line) {
        return ours(line, Scope.ADMIN);
    }

    private static Item ours(String line, Scope scope) {
        return CatalogueLine.read(
                Fields.of(line.replace('\'', '"').getBytes(UTF_8), Fields.Unknown.REFUSED),
                Lines.XECO,
                units(scope)::read);
    }

    private static UnitLines units(Scope scope) {
        return new UnitLines(
                new Principal(new UUID(0, 9), Optional.of(Lines.XECO.id()), Set.of(scope)),
                Lines.XECO,
                new CheckCredentials(new PactoKeys()));
    }

    private static String refusal(Supplier<?> work) {
        return catchThrowableOfType(Rejected.class, work::get).violations().stream()
                .map(it -> it.field() + ":" + it.code())
                .collect(Collectors.joining(" "));
    }

    /** Says what the text in the place of the initialisation vector asks for. */
    private static final class KnownKeys implements ExportedKeys {
        @Override
        public Opening open(Sealed key) {
            return switch (key.iv()) {
                case "good" -> new Opening.Opened(new Secret(KEY));
                case "iv" -> new Opening.Malformed(Part.IV);
                case "tag" -> new Opening.Malformed(Part.TAG);
                case "data" -> new Opening.Malformed(Part.DATA);
                case "refused" -> new Opening.Refused();
                case "none" -> new Opening.NoKey();
                default -> new Opening.SecretMissing();
            };
        }
    }
}
