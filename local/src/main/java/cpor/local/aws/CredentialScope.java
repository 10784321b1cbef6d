package cpor.local.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a request was signed for, as "Elements of an AWS API request signature" has it. */
final class CredentialScope {
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "Credential=[^/%&]+(?:/|%2F)\\d{8}(?:/|%2F)[^/%&]+(?:/|%2F)(?<service>[a-z0-9-]+)"
              + "(?:/|%2F)aws4_request",
          Pattern.CASE_INSENSITIVE);

  private CredentialScope() {}

  /**
   * The name by which the service signs; none if the request is not signed.
   *
   * @param authorization the header, empty without one
   * @param query in which a presigned request says it
   */
  static Optional<String> service(String authorization, String query) {
    return Stream.of(authorization, query)
        .map(CREDENTIAL::matcher)
        .filter(Matcher::find)
        .map(credential -> credential.group("service"))
        .findFirst();
  }
}
