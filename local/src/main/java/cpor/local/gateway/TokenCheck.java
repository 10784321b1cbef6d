package cpor.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import cpor.local.template.JwtAuthorizer;
import cpor.local.template.Route;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JWT authorizer.
 *
 * @param clock real time, in which tokens live
 */
record TokenCheck(JwtAuthorizer authorizer, JWKSet keys, Clock clock) {
  private static final String BEARER = "Bearer ";

  sealed interface Verdict {

    /**
     * The call may go on.
     *
     * @param claims the token's claims, as the function will see them
     */
    record Granted(Map<String, Object> claims) implements Verdict {}

    /** No token came. */
    record Missing() implements Verdict {}

    record Invalid(String reason) implements Verdict {}

    record WrongScope(List<String> needed) implements Verdict {}
  }

  Verdict check(Optional<String> authorization, Route.Access.WithToken access) {
    if (authorization.isEmpty() || authorization.get().isBlank()) {
      return new Verdict.Missing();
    }
    try {
      SignedJWT token = SignedJWT.parse(bare(authorization.get()));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Optional<String> fault = signatureFault(token).or(() -> claimsFault(claims));
      if (fault.isPresent()) {
        return new Verdict.Invalid(fault.get());
      }
      List<String> held = scopes(claims);
      if (!access.scopes().isEmpty() && Collections.disjoint(held, access.scopes())) {
        return new Verdict.WrongScope(access.scopes());
      }
      return new Verdict.Granted(token.getPayload().toJSONObject());
    } catch (ParseException malformed) {
      return new Verdict.Invalid("the token is malformed");
    }
  }

  /** API Gateway also takes a token without the word Bearer. */
  private static String bare(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : authorization.strip();
  }

  private Optional<String> signatureFault(SignedJWT token) {
    if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
      return Optional.of("signing method " + token.getHeader().getAlgorithm() + " is invalid");
    }
    JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
    if (key == null) {
      return Optional.of("unable to find the key the token was signed with");
    }
    try {
      RSAKey publicKey = key.toRSAKey();
      return token.verify(new RSASSAVerifier(publicKey))
          ? Optional.empty()
          : Optional.of("the token has an invalid signature");
    } catch (JOSEException unusable) {
      return Optional.of("the token has an invalid signature");
    }
  }

  private Optional<String> claimsFault(JWTClaimsSet claims) {
    Instant now = clock.instant();
    if (claims.getExpirationTime() == null
        || !claims.getExpirationTime().toInstant().isAfter(now)) {
      return Optional.of("the token has expired");
    }
    if (claims.getNotBeforeTime() != null && claims.getNotBeforeTime().toInstant().isAfter(now)) {
      return Optional.of("the token is not valid yet");
    }
    if (!authorizer.issuer().equals(claims.getIssuer())) {
      return Optional.of("the token has an invalid issuer");
    }
    if (Collections.disjoint(audiences(claims), authorizer.audiences())) {
      return Optional.of("the token does not have a valid audience");
    }
    return Optional.empty();
  }

  /** The audience; without one the client id stands for it. */
  private static List<String> audiences(JWTClaimsSet claims) {
    return claims.getAudience().isEmpty() ? words(claims, "client_id") : claims.getAudience();
  }

  private static List<String> scopes(JWTClaimsSet claims) {
    return claims.getClaim("scope") == null ? words(claims, "scp") : words(claims, "scope");
  }

  private static List<String> words(JWTClaimsSet claims, String name) {
    return switch (claims.getClaim(name)) {
      case String text -> List.of(text.split(" "));
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }
}
