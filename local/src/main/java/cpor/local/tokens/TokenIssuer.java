package cpor.local.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens with a key that was made for it, or once for all. They live in real time. */
public final class TokenIssuer {
  static final Duration LIFETIME = Duration.ofHours(1);

  private final String issuer;
  private final String audience;
  private final Clock clock;

  private final RSAKey key;

  /** Made when somebody needs it. */
  private static final class OfThisProcess {
    static final RSAKey KEY = newKey();
  }

  /**
   * An issuer with a new key.
   *
   * @param issuer its URL, as tokens name it
   * @param clock real time
   */
  public TokenIssuer(String issuer, String audience, Clock clock) {
    this(issuer, audience, clock, newKey());
  }

  private TokenIssuer(String issuer, String audience, Clock clock, RSAKey key) {
    this.issuer = issuer;
    this.audience = audience;
    this.clock = clock;
    this.key = key;
  }

  /**
   * One with the key that others in this process have, at other URLs: to make one takes seconds.
   */
  public static TokenIssuer withTheKeyOfThisProcess(String issuer, String audience, Clock clock) {
    return new TokenIssuer(issuer, audience, clock, OfThisProcess.KEY);
  }

  private static RSAKey newKey() {
    try {
      // API Gateway accepts RSA keys only
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException noRsa) {
      throw new IllegalStateException(noRsa);
    }
  }

  public String issuer() {
    return issuer;
  }

  /** What verifies the tokens. */
  public JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  /** A token for a client with some of its scopes. */
  public String issue(TokenClient client, List<String> scopes) {
    return issue(client, scopes, clock.instant());
  }

  /** A token with all of a client's scopes that expired a moment ago. */
  public String issueExpired(TokenClient client) {
    return issue(client, client.scopes(), clock.instant().minus(LIFETIME).minusSeconds(1));
  }

  private String issue(TokenClient client, List<String> scopes, Instant at) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .subject(client.id())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(at))
            .expirationTime(Date.from(at.plus(LIFETIME)))
            .claim("client_id", client.id())
            .claim("name", client.name())
            .claim("scope", String.join(" ", scopes));
    client
        .membership()
        .ifPresent(
            membership ->
                claims
                    .claim("organisation", membership.organisation())
                    .claim("organisation_name", membership.name())
                    .claim("partner_ids", String.join(" ", membership.partnerIds())));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException unsigned) {
      throw new IllegalStateException(unsigned);
    }
    return token.serialize();
  }
}
