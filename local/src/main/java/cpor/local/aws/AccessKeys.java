package cpor.local.aws;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The temporary credentials that were given out, as STS does, and whose they are. */
public final class AccessKeys {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private record Issued(Caller.AssumedRole caller, String secret) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  /** Credentials of a role's session, which work as long as this lives. */
  public AwsSessionCredentials issue(Caller.AssumedRole caller) {
    String secret = characters(40);
    AwsSessionCredentials credentials =
        AwsSessionCredentials.create("ASIA" + characters(16), secret, characters(64));
    issued.put(credentials.accessKeyId(), new Issued(caller, secret));
    return credentials;
  }

  /** Whoever has none of these keys comes from outside. */
  Caller caller(String accessKeyId) {
    Issued known = issued.get(accessKeyId);
    return known == null ? new Caller.Owner() : known.caller();
  }

  /** The secret beside a key that was given out. */
  Optional<String> secret(String accessKeyId) {
    return Optional.ofNullable(issued.get(accessKeyId)).map(Issued::secret);
  }

  private String characters(int length) {
    return random
        .ints(length, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, at) -> text.append(ALPHABET.charAt(at)),
            StringBuilder::append)
        .toString();
  }
}
