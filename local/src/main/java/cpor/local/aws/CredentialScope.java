package cpor.local.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who signed a request and what for, as "Elements of an AWS API request signature" has it.
 *
 * @param service the name by which the service signs
 */
record CredentialScope(String accessKeyId, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "Credential=(?<key>[^/%&]+)(?:/|%2F)\\d{8}(?:/|%2F)[^/%&]+(?:/|%2F)(?<service>[a-z0-9-]+)"
              + "(?:/|%2F)aws4_request",
          Pattern.CASE_INSENSITIVE);

  /**
   * None if the request is not signed.
   *
   * @param authorization the header, empty without one
   * @param query in which a presigned request says it
   */
  static Optional<CredentialScope> of(String authorization, String query) {
    return Stream.of(authorization, query)
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .map(found -> new CredentialScope(found.group("key"), found.group("service")))
        .findFirst();
  }
}
