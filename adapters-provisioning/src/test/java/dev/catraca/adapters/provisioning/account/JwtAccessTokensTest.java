package dev.catraca.adapters.provisioning.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.catraca.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAccessTokensTest {
    private static final String ISSUER = "https://nexus.example";
    private static final UserId ANA = new UserId(new UUID(1, 1));
    private static final UUID TOKEN = new UUID(1, 2);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final JwtAccessTokens tokens =
            new JwtAccessTokens("k2:%s,k1:%s".formatted(key('2'), key('1')), ISSUER, () -> TOKEN);

    @Test
    void a_token_says_who_and_until_when_and_nothing_else() throws Exception {
        var token = tokens.issue(ANA, NOON.plusMillis(999));

        var claims = consumer(key('2'), NOON).processToClaims(token.value());
        assertThat(token.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(claims.getSubject()).isEqualTo(ANA.toString());
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(NOON.getEpochSecond());
        assertThat(claims.getExpirationTime().getValue())
                .isEqualTo(NOON.plusSeconds(3600).getEpochSecond());
        assertThat(claims.getJwtId()).isEqualTo(TOKEN.toString());
        assertThat(claims.getClaimNames())
                .containsExactlyInAnyOrder("iss", "sub", "iat", "exp", "jti");
    }

    @Test
    void the_first_key_signs_and_is_named() {
        var header = tokens.issue(ANA, NOON).value().split("\\.", -1)[0];

        assertThat(new String(Base64.getUrlDecoder().decode(header), UTF_8))
                .contains("\"kid\":\"k2\"", "\"alg\":\"HS256\"", "\"typ\":\"JWT\"");
        assertThatExceptionOfType(InvalidJwtException.class)
                .isThrownBy(
                        () -> consumer(key('1'), NOON).process(tokens.issue(ANA, NOON).value()));
    }

    @Test
    void a_token_ends_after_an_hour_and_bears_no_change() {
        var token = tokens.issue(ANA, NOON).value();

        assertThatExceptionOfType(InvalidJwtException.class)
                .isThrownBy(() -> consumer(key('2'), NOON.plusSeconds(3600)).process(token));
        assertThatExceptionOfType(InvalidJwtException.class)
                .isThrownBy(
                        () ->
                                consumer(key('2'), NOON)
                                        .process(token.substring(0, token.length() - 2) + "xx"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "k1", "k1:", ":c2VjcmV0", "k1:c2VjcmV0", "k1:c2VjcmV0,", "c2VjcmV0"})
    void a_missing_or_weak_key_is_refused_without_being_quoted(String keys) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new JwtAccessTokens(keys, ISSUER, () -> TOKEN))
                .withMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_weak_key_is_refused_wherever_it_stands() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                new JwtAccessTokens(
                                        "k2:" + key('2') + ",k1:c2VjcmV0", ISSUER, () -> TOKEN));
    }

    private static JwtConsumer consumer(String key, Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKey(JwtKey.parse("any:" + key).getFirst().key())
                .setExpectedIssuer(ISSUER)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, "HS256"))
                .build();
    }

    private static String key(char filling) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
