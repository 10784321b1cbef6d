package cpor.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  /**
   * "IAM JSON policy elements": Action, Resource. Quotes stand for none, and a statement is about
   * what it names.
   */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          dynamodb:GetItem,  table/books,   dynamodb:GetItem,  table/books,        true
          dynamodb:GetItem,  table/books,   dynamodb:PutItem,  table/books,        false
          dynamodb:GetItem,  table/books,   dynamodb:GetItem,  table/bookshops,    false
          dynamodb:GetItem,  table/books,   dynamodb:GetItem,  table/books/index/a,false
          DYNAMODB:getitem,  table/books,   dynamodb:GetItem,  table/books,        true
          dynamodb:GetItem,  table/Books,   dynamodb:GetItem,  table/books,        false
          dynamodb:Get*,     table/*,       dynamodb:GetItem,  table/books/index/a,true
          dynamodb:Get*,     table/*,       dynamodb:PutItem,  table/books,        false
          dynamodb:???Item,  table/b?oks,   dynamodb:GetItem,  table/books,        true
          dynamodb:??Item,   table/books,   dynamodb:GetItem,  table/books,        false
          *,                 *,             dynamodb:GetItem,  table/books,        true
          dynamodb:*Item*,   t*b*k*s,       dynamodb:GetItem,  table/books,        true
          """)
  void aStatementIsAboutTheActionsAndResourcesThatItNames(
      String allowed, String on, String asked, String resource, boolean passes) {
    Policy policy =
        identity(
            "\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\""
                .formatted(allowed, on));

    assertThat(passes(new AccessRequest("somebody", asked, resource, Map.of()), policy))
        .isEqualTo(passes);
  }

  /** "Condition operators", "Multivalued context keys"; values are separated by a slash. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          StringEquals,              ses:FromAddress,      library,       library,        true
          StringEquals,              ses:FromAddress,        library,       Library,        false
          StringEquals,              SES:Fromaddress,      library,       library,        true
          StringEquals,              ses:FromAddress,        library/shop,  shop,           true
          StringEquals,              ses:FromAddress,        lib*,          library,        false
          StringEquals,              ses:FromAddress,        library,       ,               false
          StringLike,                s3:prefix,            books/*,       books/a/b,      true
          StringLike,                s3:prefix,            books/*,       shelves/a,      false
          ForAllValues:StringLike,   dynamodb:LeadingKeys, A#*/B#*,       A#1/B#2,        true
          ForAllValues:StringLike,   dynamodb:LeadingKeys, A#*/B#*,       A#1/C#2,        false
          ForAllValues:StringLike,   dynamodb:LeadingKeys, A#*,           "",             false
          ForAllValues:StringEquals, dynamodb:LeadingKeys, A,             A,              true
          ForAllValues:StringEquals, dynamodb:LeadingKeys, A,             AB,             false
          ForAllValues:StringEquals, dynamodb:LeadingKeys, A,             ,               true
          ArnEquals,                 aws:SourceArn,        arn:aws:a:b:c:rule/r,  arn:aws:a:b:c:rule/r,  true
          ArnEquals,                 aws:SourceArn,        arn:aws:a:*:c:rule/*,  arn:aws:a:b:c:rule/r,  true
          ArnEquals,                 aws:SourceArn,        arn:aws:*:c:rule/r,    arn:aws:a:b:c:rule/r,  false
          Bool,                      aws:SecureTransport,  "false",       "false",        true
          Bool,                      aws:SecureTransport,  "false",       "true",         false
          Bool,                      aws:SecureTransport,  "false",       ,               false
          """)
  void aConditionIsAboutTheCallsOwnValues(
      String operator, String key, String wanted, String found, boolean holds) {
    Policy policy =
        identity(
            "\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"%s\": {\"%s\": [%s]}}"
                .formatted(
                    operator,
                    key,
                    String.join(
                        ", ", Arrays.stream(texts(wanted)).map("\"%s\""::formatted).toList())));
    Map<String, List<String>> context =
        found == null ? Map.of() : Map.of(key.toLowerCase(Locale.ROOT), List.of(texts(found)));

    assertThat(passes(new AccessRequest("somebody", "any:Thing", "any", context), policy))
        .isEqualTo(holds);
  }

  /** In a prefix or an ARN a slash is a slash. */
  private static String[] texts(String listed) {
    return listed.startsWith("arn:") || listed.startsWith("books/")
        ? new String[] {listed}
        : listed.split("/", -1);
  }

  /** "Policy evaluation logic". */
  @Test
  void aDenialGoesBeforeWhateverAllows() {
    AccessRequest asked = new AccessRequest("somebody", "s3:GetObject", "arn:b", Map.of());
    Policy allowing =
        identity("\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"");
    Policy denying =
        identity("\"Effect\": \"Deny\", \"Action\": \"s3:*\", \"Resource\": \"arn:b\"");
    Policy closed =
        resource(
            "\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\":"
                + " \"*\"");

    assertThat(Policy.decide(asked, List.of(allowing), List.of()))
        .isEqualTo(new Decision.Allowed(List.of(new Permission("P.Statement[0]", "s3:GetObject"))));
    assertThat(Policy.decide(asked, List.of(allowing, denying), List.of()))
        .isEqualTo(new Decision.Denied("identity-based"));
    assertThat(Policy.decide(asked, List.of(allowing), List.of(closed)))
        .isEqualTo(new Decision.Denied("resource-based"));
    assertThat(Policy.decide(asked, List.of(), List.of())).isEqualTo(new Decision.NotAllowed());
  }

  @Test
  void aResourcesPolicyAllowsWhomItNames() {
    Policy queue =
        resource(
            "\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"events.amazonaws.com\"},"
                + " \"Action\": \"sqs:SendMessage\", \"Resource\": \"arn:q\"");

    for (String principal : List.of("events.amazonaws.com", "sns.amazonaws.com", "arn:role")) {
      AccessRequest asked = new AccessRequest(principal, "sqs:SendMessage", "arn:q", Map.of());
      assertThat(Policy.decide(asked, List.of(), List.of(queue)) instanceof Decision.Allowed)
          .isEqualTo(principal.startsWith("events"));
    }
  }

  @Test
  void everyPermissionThatWouldHaveSufficedIsTold() {
    Policy twice =
        Policy.read(
            Policy.Kind.IDENTITY,
            "P",
            json(
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject"], "Resource": "*"},
                  {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}
                """));

    AccessRequest asked = new AccessRequest("somebody", "s3:GetObject", "arn:b", Map.of());

    assertThat(Policy.decide(asked, List.of(twice), List.of()))
        .isEqualTo(
            new Decision.Allowed(
                List.of(
                    new Permission("P.Statement[0]", "s3:GetObject"),
                    new Permission("P.Statement[1]", "s3:Get*"))));
    assertThat(twice.permissions()).hasSize(3);
  }

  /** It would count as said, and not be done. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "Effect": "Allow", "NotAction": "a:B", "Resource": "*"                     | P.Statement[0].NotAction is not evaluated
          "Effect": "Allow", "Action": "a:B", "NotResource": "*"                     | P.Statement[0].NotResource is not evaluated
          "Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": "*"      | P.Statement[0].Principal is not evaluated
          "Effect": "allow", "Action": "a:B", "Resource": "*"                        | P.Statement[0].Effect should be Allow or Deny
          "Effect": "Allow", "Resource": "*"                                         | P.Statement[0].Action should be texts
          "Effect": "Allow", "Action": "a:B"                                         | P.Statement[0].Resource should be texts
          "Effect": "Allow", "Action": "a:B", "Resource": "${aws:username}"          | P.Statement[0].Resource should be texts without variables
          "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": {"StringEqualsIfExists": {"s3:prefix": "a"}}     | P.Statement[0].Condition.StringEqualsIfExists is not evaluated
          "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": {"ForAnyValue:StringEquals": {"s3:prefix": "a"}} | P.Statement[0].Condition.ForAnyValue:StringEquals is not evaluated
          "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": {"StringEquals": {"events:source": "a"}}         | P.Statement[0].Condition.StringEquals.events:source has several values, so it needs ForAllValues:
          "Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalTag/a": "b"}}    | P.Statement[0].Condition.StringEquals.aws:PrincipalTag/a is not evaluated
          """)
  void whatIsNotEvaluatedIsRefusedByItsPath(String statement, String reason) {
    assertThatExceptionOfType(UnknownElement.class)
        .isThrownBy(() -> identity(statement))
        .withMessageContaining(reason);
  }

  private static boolean passes(AccessRequest request, Policy policy) {
    return Policy.decide(request, List.of(policy), List.of()) instanceof Decision.Allowed;
  }

  private static Policy identity(String statement) {
    return Policy.read(Policy.Kind.IDENTITY, "P", document(statement));
  }

  private static Policy resource(String statement) {
    return Policy.read(Policy.Kind.RESOURCE, "Q", document(statement));
  }

  private static JsonNode document(String statement) {
    return json("{\"Version\": \"2012-10-17\", \"Statement\": [{%s}]}".formatted(statement));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
