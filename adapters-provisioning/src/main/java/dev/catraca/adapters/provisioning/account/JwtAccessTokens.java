package dev.catraca.adapters.provisioning.account;

import dev.catraca.application.account.port.AccessTokens;
import dev.catraca.application.shared.port.Ids;
import dev.catraca.domain.account.AccessToken;
import dev.catraca.domain.account.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * JSON Web Tokens (RFC 7519), signed with HS256. They say who the user is by id and nothing else:
 * whoever holds one can read it.
 */
@Dependent
class JwtAccessTokens implements AccessTokens {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final JwtKey key;
    private final String issuer;
    private final Ids ids;

    @Inject
    JwtAccessTokens(
            // Without a default a server that lacks the key could not even say so.
            @ConfigProperty(name = "catraca.jwt-keys", defaultValue = "missing") String keys,
            @ConfigProperty(name = "catraca.public-url", defaultValue = "http://localhost:9080")
                    String issuer,
            Ids ids) {
        this.key = JwtKey.parse(keys).getFirst();
        this.issuer = issuer;
        this.ids = ids;
    }

    @Override
    public AccessToken issue(UserId user, Instant now) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(user.toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        claims.setJwtId(ids.next().toString());
        return new AccessToken(signed(claims), LIFETIME);
    }

    private String signed(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.id());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.key());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("The key was checked when it was read", impossible);
        }
    }
}
