package dev.catraca.adapters.gateways.pacto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.merchant.port.ProviderAccount;
import dev.catraca.application.payment.port.ChecksAccounts.Expectation;
import dev.catraca.application.payment.port.ChecksAccounts.Finding;
import dev.catraca.domain.merchant.MerchantId;
import dev.catraca.domain.shared.Secret;
import dev.catraca.sandbox.faults.Fault;
import dev.catraca.sandbox.faults.FaultOrder;
import dev.catraca.sandbox.twins.Twins;
import dev.catraca.sandbox.twins.pacto.DemoUnits;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's shape, and what a look at Pacto finds of it. */
class PactoAccountTest {
    private static final Expectation EXPECTED = expected("Live Torres", Optional.empty());
    private static final Map<String, String> WHOLE =
            Map.of(
                    "v3.secretKey", DemoUnits.TORRES_V3_KEY,
                    "v3.empresaId", "1101",
                    "v3.unitCode", "1",
                    "v2.secretKey", DemoUnits.TORRES_V2_KEY,
                    "v2.unitCode", "1");

    private static Twins twins;

    private final PactoDoctor doctor =
            new PactoFixture(twins.pactoV2Base(), twins.pactoV3Base()).doctor();

    @BeforeAll
    static void start() {
        twins = Twins.start(0, 0);
    }

    @AfterEach
    void calmDown() {
        twins.faults().clear();
    }

    @AfterAll
    static void stop() {
        twins.close();
    }

    @ParameterizedTest
    @CsvSource({
        "7e0c5d1f4a3b49288f6d2c1b0a99e8d7, v2.secretKey, v2.unitCode",
        "7E0C5D1F4A3B49288F6D2C1B0A99E8D7, v2.secretKey, v2.unitCode",
        "psec_sandbox_torres_3f1c9a7e52d84b06, v3.secretKey, v3.unitCode",
        "7e0c5d1f4a3b49288f6d2c1b0a99e8d77e0c5d1f, v3.secretKey, v3.unitCode"
    })
    void a_key_alone_is_told_by_its_form(String key, String secret, String code) {
        var credentials = new PactoUnitKeys().credentials(new Secret(key), "12");

        assertThat(credentials)
                .containsEntry(secret, List.of(key))
                .containsEntry(code, List.of("12"));
        assertThat(PactoAccount.lacking(account(credentials))).isEmpty();
        var unnamed = new PactoUnitKeys().credentials(new Secret(key), "");
        assertThat(PactoAccount.lacking(account(unnamed))).contains(code);
    }

    private static ProviderAccount account(Map<String, List<String>> credentials) {
        return new ProviderAccount(
                new MerchantId(UUID.randomUUID()), PactoCalls.PARTY, credentials);
    }

    @ParameterizedTest
    @CsvSource({
        "v3.secretKey, v3.secretKey",
        "v3.empresaId, v3.empresaId",
        "v3.unitCode, v3.unitCode",
        "v2.secretKey, v2.secretKey",
        "v2.unitCode, v2.unitCode"
    })
    void half_an_api_is_none(String left, String lacking) {
        var credentials = new HashMap<>(WHOLE);
        credentials.remove(left);

        assertThat(PactoAccount.lacking(PactoFixture.account(1, credentials)))
                .containsExactly(lacking);
    }

    @Test
    void one_api_is_enough_and_none_is_not() {
        assertThat(PactoAccount.lacking(PactoFixture.torresByV3())).isEmpty();
        assertThat(PactoAccount.lacking(PactoFixture.centro())).isEmpty();
        assertThat(PactoAccount.lacking(PactoFixture.account(1, Map.of())))
                .containsExactly("v3.secretKey", "v3.empresaId", "v3.unitCode");
    }

    @Test
    void what_would_leave_its_header_is_no_code() {
        var credentials = new HashMap<>(WHOLE);
        credentials.put("v3.empresaId", "1\r\nX: y");

        assertThat(PactoAccount.lacking(PactoFixture.account(1, credentials)))
                .containsExactly("v3.empresaId");
    }

    @Test
    void nothing_of_a_key_is_written_down() {
        var account = PactoAccount.of(PactoFixture.torres());

        assertThat(account + " " + account.v3() + " " + account.v2())
                .doesNotContain(DemoUnits.TORRES_V3_KEY, DemoUnits.TORRES_V2_KEY);
    }

    @Test
    void a_good_account_is_found_good() {
        assertThat(doctor.check(PactoFixture.torres(), EXPECTED))
                .containsExactly(
                        Finding.ok("v3-service", "service-up"),
                        Finding.ok("v3-key", "key-accepted", "1101"),
                        Finding.ok("v3-unit", "unit-found", "1"),
                        Finding.ok("v2-unit", "unit-found", "1"));
    }

    @Test
    void a_bad_key_is_found() {
        var credentials = new HashMap<>(WHOLE);
        credentials.put("v3.secretKey", "of-somebody-else-0123456789");
        credentials.put("v2.secretKey", "00000000000000000000000000000000");

        assertThat(doctor.check(PactoFixture.account(1, credentials), EXPECTED))
                .contains(
                        Finding.wrong("v3-key", "key-refused"),
                        Finding.wrong("v3-unit", "key-refused"),
                        Finding.wrong("v2-unit", "key-refused"));
    }

    @Test
    void another_unit_is_found() {
        var credentials = new HashMap<>(WHOLE);
        credentials.put("v3.unitCode", "7");
        credentials.put("v2.unitCode", "7");

        assertThat(doctor.check(PactoFixture.account(1, credentials), EXPECTED))
                .contains(
                        Finding.wrong("v3-unit", "unit-of-another", "7", "1"),
                        Finding.wrong("v2-unit", "unit-missing", "7"));
    }

    /** The code alone proves nothing: V2 shows whichever unit it is asked for. */
    @ParameterizedTest
    @CsvSource({
        "LIVE - TORRES, , true",
        "Torres, , true",
        "Torres, 90010000, false",
        "LIVE - TORRES, 90010000, true",
        "-, , false",
        "Academia Live Tórres, , true",
        "Live Centro, 95560-000, true",
        "Live Centro, , false",
        "Live Centro, 90010000, false"
    })
    void a_unit_of_another_name_and_place_is_found(
            String merchant, @Nullable String postalCode, boolean isFound) {
        var expected = expected(merchant, Optional.ofNullable(postalCode));

        assertThat(doctor.check(PactoFixture.torres(), expected))
                .filteredOn(it -> it.name().endsWith("-unit"))
                .containsExactly(
                        found("v3-unit", merchant, isFound), found("v2-unit", merchant, isFound));
    }

    private static Finding found(String name, String merchant, boolean isFound) {
        return isFound
                ? Finding.ok(name, "unit-found", "1")
                : Finding.wrong(name, "unit-named-otherwise", "1", "Live Torres", merchant);
    }

    /** Any key of V3 lists the whole network, one of V2 what it opens. */
    @Test
    void whoever_has_the_wrong_unit_is_told_which_there_are() {
        var credentials = new HashMap<>(WHOLE);
        credentials.put("v3.unitCode", "7");
        credentials.put("v2.unitCode", "7");

        var findings = doctor.check(PactoFixture.account(1, credentials), EXPECTED);

        assertThat(findings)
                .contains(
                        Finding.ok("v3-units", "units-known", "1 Live Torres, 2 Live Centro"),
                        Finding.ok("v2-units", "units-known", "1 Live Torres"));
    }

    @Test
    void a_list_that_nobody_can_read_is_told_as_such() {
        twins.faults().arm(FaultOrder.of(Fault.HTML).at("pacto-v2", "list-units").times(20));
        var credentials = new HashMap<>(WHOLE);
        credentials.put("v2.unitCode", "7");

        assertThat(doctor.check(PactoFixture.account(1, credentials), EXPECTED))
                .contains(
                        Finding.wrong("v2-unit", "unit-missing", "7"),
                        Finding.wrong("v2-units", "no-answer", "unexpected answer: status 200"));
    }

    private static Expectation expected(String name, Optional<String> postalCode) {
        return new Expectation(
                URI.create("https://catraca.example/unused"), false, name, postalCode);
    }

    @Test
    void no_answer_is_no_finding_about_the_account() {
        twins.faults().arm(FaultOrder.of(Fault.HTML).at("pacto-v2", "read-unit").times(20));
        twins.faults().arm(FaultOrder.of(Fault.ERROR_500).at("pacto-v3", "health").times(20));

        assertThat(doctor.check(PactoFixture.torres(), EXPECTED))
                .contains(
                        Finding.wrong("v2-unit", "no-answer", "unexpected answer: status 200"),
                        Finding.wrong("v3-service", "no-answer", "server-error"));
    }

    @Test
    void an_empty_account_is_told() {
        assertThat(doctor.check(PactoFixture.account(1, Map.of()), EXPECTED))
                .containsExactly(Finding.wrong("account", "account-incomplete"));
    }
}
