package dev.catraca.adapters.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.catraca.adapters.web.gate.ProblemCode;
import dev.catraca.adapters.web.gate.Rejected;
import dev.catraca.application.access.AuthenticateKey;
import dev.catraca.application.access.CreateApiKey;
import dev.catraca.application.fakes.InMemoryDatabase;
import dev.catraca.domain.access.Principal;
import dev.catraca.domain.access.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainSystemKeysTest {
    private static final String SHARED = "ms_0123456789abcdef";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final InMemoryDatabase database = InMemoryDatabase.at(CLOCK);
    private final MainSystemKeys keys = keys(Optional.of(SHARED));

    @Test
    void the_shared_key_acts_for_the_whole_platform() {
        assertThat(keys.principal(List.of("Bearer " + SHARED)))
                .satisfies(it -> assertThat(it.merchant()).isEmpty())
                .satisfies(it -> assertThat(it.may(Scope.PROVISIONING_OPERATE)).isTrue())
                .satisfies(it -> assertThat(it.may(Scope.ADMIN)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer ms_0123456789abcde",
                "Bearer ms_0123456789abcdeF",
                "Bearer ms_0123456789abcdef0",
                "Bearer undefined-undefined",
                "Basic ms_0123456789abcdef",
                SHARED
            })
    void a_wrong_or_empty_key_is_nobodys(String header) {
        assertRefused(keys, List.of(header), ProblemCode.UNAUTHORIZED);
    }

    @Test
    void no_key_and_two_keys_are_nobodys() {
        assertRefused(keys, List.of(), ProblemCode.UNAUTHORIZED);
        assertRefused(
                keys, List.of("Bearer " + SHARED, "Bearer " + SHARED), ProblemCode.UNAUTHORIZED);
    }

    @Test
    void where_none_is_configured_none_opens() {
        var open = keys(Optional.empty());

        assertRefused(open, List.of("Bearer " + SHARED), ProblemCode.UNAUTHORIZED);
        assertRefused(open, List.of("Bearer "), ProblemCode.UNAUTHORIZED);
        assertRefused(open, List.of(), ProblemCode.UNAUTHORIZED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            names = {"PROVISIONING_OPERATE", "ADMIN"})
    void an_api_key_that_may_operate_provisioning_opens(Scope scope) {
        assertThat(keys.principal(List.of("Bearer " + newKey(scope))))
                .extracting(Principal::scopes)
                .isEqualTo(Set.of(scope));
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROVISIONING_OPERATE", "ADMIN"})
    void any_other_api_key_is_known_and_forbidden(Scope scope) {
        assertRefused(keys, List.of("Bearer " + newKey(scope)), ProblemCode.FORBIDDEN);
    }

    private MainSystemKeys keys(Optional<String> shared) {
        return new MainSystemKeys(
                new AuthenticateKey(database.apiKeys(), (_, _) -> {}, CLOCK), shared);
    }

    private String newKey(Scope scope) {
        var creating =
                new CreateApiKey(
                        database.apiKeys(),
                        database.merchants(),
                        database.transactions(),
                        new Random(1),
                        CLOCK,
                        false);
        var outcome =
                creating.create(
                        new CreateApiKey.Command(
                                new UUID(0, 1),
                                Optional.empty(),
                                "test",
                                Set.of(scope),
                                Optional.empty()));
        return ((CreateApiKey.Outcome.Created) outcome).shown().secret();
    }

    private static void assertRefused(MainSystemKeys keys, List<String> headers, ProblemCode code) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> keys.principal(headers))
                .satisfies(it -> assertThat(it.code()).isEqualTo(code));
    }
}
