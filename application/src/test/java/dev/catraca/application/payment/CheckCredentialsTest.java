package dev.catraca.application.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catraca.application.fakes.Gateways;
import dev.catraca.application.payment.CheckCredentials.Command;
import dev.catraca.application.payment.CheckCredentials.Outcome;
import dev.catraca.domain.merchant.ProviderName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckCredentialsTest {
    private static final String KEY = "0123456789abcdef";

    private final CheckCredentials checking =
            new CheckCredentials(new Gateways(List.of(), List.of(new CredentialsOnly())));

    @Test
    void what_makes_an_account_is_acceptable() {
        assertThat(check(Map.of("secretKey", List.of(KEY), "unitCode", List.of("1"))))
                .isEqualTo(new Outcome.Acceptable());
    }

    @Test
    void everything_that_is_wrong_is_named() {
        assertThat(check(Map.of("secretKey", List.of("short"), "password", List.of(KEY))))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        it ->
                                assertThat(it.violations())
                                        .extracting(each -> each.credential() + " " + each.kind())
                                        .containsExactly(
                                                "password UNKNOWN",
                                                "secretKey INVALID",
                                                "unitCode MISSING"));
        assertThat(check(Map.of("unitCode", List.of("1", "2"))))
                .isInstanceOf(Outcome.Invalid.class);
    }

    @Test
    void nobody_has_an_account_where_there_is_no_gateway() {
        assertThat(checking.check(new Command(new ProviderName("nobody"), Map.of())))
                .isEqualTo(new Outcome.ProviderUnknown());
    }

    @Test
    void no_credential_is_shown() {
        assertThat(new Command(CredentialsOnly.NAME, Map.of("secretKey", List.of(KEY))))
                .hasToString("Command[gyms]");
    }

    private Outcome check(Map<String, List<String>> credentials) {
        return checking.check(new Command(CredentialsOnly.NAME, credentials));
    }
}
