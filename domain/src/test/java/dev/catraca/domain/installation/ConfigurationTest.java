package dev.catraca.domain.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final String SECRET = "jR7w-kQ2mX9-vT4bZ1sL";

    @Test
    void a_sound_production_has_no_fault() {
        assertThat(faults(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "catraca.mode, staging, mode-unknown",
        "catraca.db.password, , secret-missing",
        "catraca.main-system.key, , secret-missing",
        "catraca.master-keys, , keys-missing",
        "catraca.jwt-keys, , keys-missing",
        "catraca.quote-keys, , keys-missing",
        "catraca.master-keys, k1:short, keys-malformed",
        "catraca.master-keys, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, keys-malformed",
        "catraca.master-keys, k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, keys-weak",
        "catraca.db.password, changeme-changeme-9, secret-known",
        "catraca.main-system.key, sandbox-main-system-key, secret-known",
        "catraca.admin-key, tooShort7x, secret-weak",
        "catraca.admin-key, aaaaaaaaaaaaaaaaaaaaaaaa, secret-weak",
        "catraca.metrics.key, with a blank in between, secret-malformed",
        "catraca.mail.password, changeme, secret-known",
        "catraca.public-url, http://pay.shop.test, not-https",
        "catraca.public-url, , not-https",
        "catraca.stripe.api-base, http://localhost:9081/stripe, not-https",
        "catraca.main-system.api-base, http://main.shop.test/api, not-https",
        "catraca.mail.host, , mail-not-configured",
        "catraca.mail.from, , mail-not-configured",
        "catraca.mail.starttls, false, mail-not-encrypted",
        "catraca.mail.port, smtp, value-malformed",
        "catraca.http.total, 25, value-malformed",
        "OTEL_SDK_DISABLED, false, traces-not-redacted",
    })
    void what_is_missing_weak_or_known_is_refused_by_name(String name, String value, String code) {
        assertThat(faults(Map.of(name, Optional.ofNullable(value).orElse(""))))
                .extracting(Fault::code, Fault::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(code, name));
    }

    @Test
    void two_purposes_do_not_share_a_secret() {
        assertThat(faults(Map.of("catraca.admin-key", SECRET, "catraca.metrics.key", SECRET)))
                .extracting(Fault::code)
                .containsExactly("secret-shared");
    }

    @Test
    void everything_is_said_at_once_and_no_secret_with_it() {
        var weak = "tooShort7x";
        var faults = Configuration.read(name -> Optional.of(weak), List.of()).faults();

        assertThat(faults).hasSizeGreaterThan(10);
        assertThat(faults.toString()).doesNotContain(weak);
        assertThat(Configuration.read(name -> Optional.of(weak), List.of()).toString())
                .doesNotContain(weak);
    }

    @Test
    void the_sandbox_reaches_its_twins_by_plain_http_but_needs_whole_keys() {
        var sandbox =
                Map.of(
                        "catraca.mode", "sandbox",
                        "catraca.public-url", "http://localhost:9080",
                        "catraca.stripe.api-base", "http://localhost:9081/stripe",
                        "catraca.mail.host", "");
        assertThat(faults(sandbox)).isEmpty();
        var malformed = new HashMap<>(sandbox);
        malformed.put("catraca.master-keys", "k1");
        assertThat(faults(malformed)).extracting(Fault::code).containsExactly("keys-malformed");
    }

    @Test
    void a_mail_server_on_this_machine_may_be_spoken_to_in_the_clear() {
        assertThat(
                        faults(
                                Map.of(
                                        "catraca.mail.host", "127.0.0.1",
                                        "catraca.mail.starttls", "false")))
                .isEmpty();
    }

    @Test
    void a_file_that_could_not_be_read_is_a_fault_of_its_own() {
        var fault = new Fault("file-unreadable", "catraca.admin-key-file", "Not there.");
        assertThat(new Configuration(sound(), List.of(fault)).faults()).containsExactly(fault);
    }

    private static List<Fault> faults(Map<String, String> changed) {
        var values = sound();
        values.putAll(changed);
        return Configuration.read(name -> Optional.ofNullable(values.get(name)), List.of())
                .faults();
    }

    private static Map<String, String> sound() {
        var values = new HashMap<String, String>();
        values.put("catraca.public-url", "https://pay.shop.test");
        values.put("catraca.db.password", "g5Jt-p0Qw8-zXc3-Rv6N");
        values.put("catraca.master-keys", ring(1));
        values.put("catraca.jwt-keys", ring(2));
        values.put("catraca.quote-keys", ring(3));
        values.put("catraca.main-system.key", "ms_aB3dE6gH9jK2mN5pQ8");
        values.put("catraca.mail.host", "mail.shop.test");
        values.put("catraca.mail.from", "pay@shop.test");
        return values;
    }

    private static String ring(int seed) {
        var key = new byte[32];
        new Random(seed).nextBytes(key);
        return "k1:" + Base64.getEncoder().encodeToString(key);
    }
}
