package cpor.local.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cpor.local.aws.AwsError;
import cpor.local.aws.Call;
import cpor.local.aws.Caller;
import cpor.local.iam.Permission;
import cpor.local.template.Deployment;
import cpor.local.template.InvalidTemplate;
import cpor.local.template.Template;
import cpor.local.web.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the project's roles may, asked as their holders ask the services. */
class RightsGuardTest {

  private static Template template;
  private static AccessControl rights;
  private static RightsGuard guard;

  @BeforeAll
  static void read() {
    template = projectTemplate();
    rights = AccessControl.of(template);
    guard = new RightsGuard(rights, template.tables(), (_, key) -> key.endsWith("/there"));
  }

  static Template projectTemplate() {
    return read(Path.of("..", "template.yaml"));
  }

  private static Template read(Path file) {
    return Template.read(
        file,
        new Deployment(
            "eu-central-1",
            "000000000000",
            "local",
            "http://localhost:1",
            Map.of(
                "TokenIssuer", "http://localhost:1/i",
                "MailSender", "claims@cpor.example",
                "MailIdentity", "cpor.example",
                "SupportAddress", "support@cpor.example",
                "LeadAddress", "lead@cpor.example",
                "PortalUrl", "http://localhost:1/_local")));
  }

  /**
   * "Using IAM with DynamoDB transactions", "Using IAM policy conditions for fine-grained access
   * control".
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          claims-api       | GetItem   | {"TableName": "claims", "Key": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "CLAIM"}}}            |
          claims-api       | GetItem   | {"TableName": "claims", "Key": {"pk": {"S": "CONSENT#1"}, "sk": {"S": "LINK"}}}           | dynamodb:GetItem
          claims-api       | GetItem   | {"TableName": "other", "Key": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "CLAIM"}}}             | dynamodb:GetItem
          claims-api       | PutItem   | {"TableName": "claims", "Item": {"pk": {"S": "IDEMPOTENCY#1"}, "sk": {"S": "x"}}}         |
          claims-api       | Scan      | {"TableName": "claims"}                                                                   | dynamodb:Scan
          claims-api       | Query     | {"TableName": "claims", "KeyConditionExpression": "pk = :p AND begins_with(sk, :s)", "ExpressionAttributeValues": {":p": {"S": "CLAIM#1"}}} |
          claims-api       | Query     | {"TableName": "claims", "KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": "PAUSE"}}} | dynamodb:Query
          claims-api       | Query     | {"TableName": "claims", "KeyConditionExpression": "#k=:p", "ExpressionAttributeNames": {"#k": "pk"}, "ExpressionAttributeValues": {":p": {"S": "CLAIM#1"}}} |
          claims-api       | Query     | {"TableName": "claims", "KeyConditionExpression": "sk = :p", "ExpressionAttributeValues": {":p": {"S": "CLAIM#1"}}} | dynamodb:Query
          claims-api       | Query     | {"TableName": "claims", "IndexName": "byOrganisation", "KeyConditionExpression": "orgKey = :p", "ExpressionAttributeValues": {":p": {"S": "ORG#1"}}} |
          claims-api       | Query     | {"TableName": "claims", "IndexName": "byWake", "KeyConditionExpression": "wakeKey = :p", "ExpressionAttributeValues": {":p": {"S": "OPEN"}}} | dynamodb:Query
          reconcile        | Query     | {"TableName": "claims", "IndexName": "byWake", "KeyConditionExpression": "wakeKey = :p", "ExpressionAttributeValues": {":p": {"S": "OPEN"}}} |
          claims-api       | BatchGetItem | {"RequestItems": {"claims": {"Keys": [{"pk": {"S": "CLAIM#1"}}, {"pk": {"S": "IDEMPOTENCY#1"}}]}}} |
          claims-api       | BatchGetItem | {"RequestItems": {"claims": {"Keys": [{"pk": {"S": "CLAIM#1"}}, {"pk": {"S": "DIGEST"}}]}}}        | dynamodb:BatchGetItem
          apply-deadline   | TransactWriteItems | {"TransactItems": [{"Put": {"TableName": "claims", "Item": {"pk": {"S": "CLAIM#1"}}}}, {"ConditionCheck": {"TableName": "claims", "Key": {"pk": {"S": "CLAIM#1"}}}}]} |
          claims-api       | TransactWriteItems | {"TransactItems": [{"Put": {"TableName": "claims", "Item": {"pk": {"S": "CLAIM#1"}}}}, {"ConditionCheck": {"TableName": "claims", "Key": {"pk": {"S": "CLAIM#1"}}}}]} | dynamodb:ConditionCheckItem
          claims-api       | TransactWriteItems | {"TransactItems": [{"Put": {"TableName": "claims", "Item": {"pk": {"S": "CLAIM#1"}}}}, {"Put": {"TableName": "claims", "Item": {"pk": {"S": "PAUSE"}}}}]}   | dynamodb:PutItem
          claims-api       | TransactWriteItems | {"TransactItems": [{"Delete": {"TableName": "claims", "Key": {"pk": {"S": "CLAIM#1"}}}}]} | dynamodb:DeleteItem
          """)
  void dynamoDbAsksForEachItem(
      String role, String operation, String body, @Nullable String refused) {
    check(call(role, "dynamodb", operation, post(body)), refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          claims-api  | GetObject   | /evidence/evidence/1/there                |
          claims-api  | GetObject   | /evidence/evidence/1/missing              |                 |
          reviews-api | GetObject   | /evidence/evidence/1/there                |                 |
          reviews-api | HeadObject  | /evidence/evidence/1/missing              | s3:ListBucket   |
          claims-api  | GetObject   | /evidence/other/there                     | s3:GetObject    |
          claims-api  | GetObject   | /evidence/evidence/1/there?versionId=v    | s3:GetObjectVersion |
          reviews-api | PutObject   | /evidence/evidence/1/there                | s3:PutObject    |
          claims-api  | DeleteObject | /evidence/evidence/1/there?versionId=v   |                 |
          claims-api  | DeleteObject | /evidence/evidence/1/there               | s3:DeleteObject |
          retention   | ListObjectVersions | /evidence?versions&prefix=evidence%2F1%2F |          |
          retention   | ListObjectVersions | /evidence?versions                 | s3:ListBucketVersions |
          """)
  void s3AsksForBucketsAndObjects(
      String role, String operation, String uri, @Nullable String refused) {
    int question = uri.indexOf('?');
    Request request =
        new Request(
            "GET",
            question < 0 ? uri : uri.substring(0, question),
            question < 0 ? "" : uri.substring(question + 1),
            Map.of(),
            new byte[0]);

    check(call(role, "s3", operation, request), refused);
  }

  @Test
  void manyDocumentsAreDeletedIfEachMayBe() {
    String all =
        "<Delete><Object><Key>evidence/1/a</Key><VersionId>v</VersionId></Object><Object><Key>%s</Key>%s</Object></Delete>";

    check(
        call(
            "retention",
            "s3",
            "DeleteObjects",
            toBucket(all.formatted("evidence/1/b", "<VersionId>v</VersionId>"))),
        null);
    check(
        call("retention", "s3", "DeleteObjects", toBucket(all.formatted("evidence/1/b", ""))),
        "s3:DeleteObject");
    check(
        call(
            "retention",
            "s3",
            "DeleteObjects",
            toBucket(all.formatted("b", "<VersionId>v</VersionId>"))),
        "s3:DeleteObjectVersion");
  }

  private static Request toBucket(String body) {
    return new Request("POST", "/evidence", "delete", Map.of(), body.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ask-customer | Source=Partner+Programme+%3Cclaims%40cpor.example%3E&ConfigurationSetName=mail-configuration-set |
          ask-customer | Source=claims%40cpor.example&ConfigurationSetName=other                   | ses:SendEmail
          ask-customer | Source=boss%40cpor.example&ConfigurationSetName=mail-configuration-set    | ses:SendEmail
          claims-api   | Source=claims%40cpor.example&ConfigurationSetName=mail-configuration-set  | ses:SendEmail
          """)
  void sesAsksWhoTheMailIsFromAndWhichWayItGoes(
      String role, String form, @Nullable String refused) {
    check(call(role, "ses", "SendEmail", post(form)), refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          claim-stream    | states | StartExecution  | {"stateMachineArn": "arn:aws:states:eu-central-1:000000000000:stateMachine:claim-lifecycle"} |
          claim-stream    | states | StartExecution  | {"stateMachineArn": "arn:aws:states:eu-central-1:000000000000:stateMachine:other"}           | states:StartExecution
          claims-api      | states | StartExecution  | {"stateMachineArn": "arn:aws:states:eu-central-1:000000000000:stateMachine:claim-lifecycle"} | states:StartExecution
          reconcile       | states | SendTaskSuccess | {"taskToken": "t", "output": "{}"}                                                           |
          claim-stream    | states | DescribeExecution | {"executionArn": "arn:aws:states:eu-central-1:000000000000:execution:claim-lifecycle:1"}   | states:DescribeExecution
          reconcile       | states | DescribeExecution | {"executionArn": "arn:aws:states:eu-central-1:000000000000:execution:claim-lifecycle:1"}   |
          reconcile       | states | StopExecution   | {"executionArn": "arn:aws:states:eu-central-1:000000000000:execution:claim-lifecycle:1"}     | states:StopExecution
          claim-lifecycle | events | PutEvents       | {"Entries": [{"EventBusName": "claim-event-bus", "Source": "cpor.claims"}]}                     |
          claim-lifecycle | events | PutEvents       | {"Entries": [{"EventBusName": "claim-event-bus", "Source": "cpor.claims"}, {"EventBusName": "claim-event-bus", "Source": "x"}]} | events:PutEvents
          claim-lifecycle | events | PutEvents       | {"Entries": [{"Source": "cpor.claims"}]}                                                     | events:PutEvents
          """)
  void stepFunctionsAndEventBridgeAskForTheirResources(
      String role, String service, String operation, String body, @Nullable String refused) {
    check(call(role, service, operation, post(body)), refused);
  }

  /** "Troubleshoot access denied error messages", and each service's "Common errors". */
  @Test
  void aRefusalHasAwsOwnWordsAndEachServicesForm() {
    assertThat(refusal(call("claims-api", "dynamodb", "Scan", post("{}"))))
        .isEqualTo(
            "400 AccessDeniedException User:"
                + " arn:aws:sts::000000000000:assumed-role/claims-api-role/tester is not authorized"
                + " to perform: dynamodb:Scan on resource: * because no identity-based policy"
                + " allows the dynamodb:Scan action");
    Request put = new Request("PUT", "/evidence/evidence/1/a", "", Map.of(), new byte[0]);
    assertThat(refusal(call("reviews-api", "s3", "PutObject", put)))
        .isEqualTo(
            "403 AccessDenied User: arn:aws:sts::000000000000:assumed-role/reviews-api-role/tester"
                + " is not authorized to perform: s3:PutObject on resource:"
                + " \"arn:aws:s3:::evidence/evidence/1/a\" because no identity-based policy allows"
                + " the s3:PutObject action");
    assertThat(refusal(call("digest", "ses", "SendEmail", post("Source=a%40b.example"))))
        .isEqualTo(
            "403 AccessDenied User `arn:aws:sts::000000000000:assumed-role/digest-role/tester'"
                + " is not authorized to perform `ses:SendEmail'"
                + " on resource `arn:aws:ses:eu-central-1:000000000000:identity/b.example'");
  }

  @Test
  void theOwnerMayDoAllAndWhatItDoesUsesNoPermission() {
    AccessControl unused = AccessControl.of(template);
    RightsGuard other = new RightsGuard(unused, template.tables(), (_, _) -> false);

    other.check(new Call(new Caller.Owner(), "dynamodb", "Scan", post("{}")));
    other.check(new Call(new Caller.Owner(), "lambda", "ListFunctions", post("{}")));

    assertThat(unused.used()).noneMatch(unused.granted()::contains);
  }

  @Test
  void whatACallNeededIsKept() {
    AccessControl used = AccessControl.of(template);

    used.require(
        new Caller.AssumedRole("digest-schedule-role", "scheduler"),
        Access.toInvoke("arn:aws:lambda:eu-central-1:000000000000:function:Digest:live"));

    assertThat(used.used())
        .containsExactly(
            new Permission(
                "DigestScheduleRole.Policies[0].PolicyDocument.Statement[0]",
                "lambda:InvokeFunction"));
  }

  @Test
  void aQueueTakesEventsOfItsRuleOnly() {
    Caller eventBridge = new Caller.Service("events.amazonaws.com");
    String queue = "arn:aws:sqs:eu-central-1:000000000000:mail-event";
    String rules = "arn:aws:events:eu-central-1:000000000000:rule/";

    assertThat(rights.allows(eventBridge, Access.toSend(queue, rules + "mail-event-rule")))
        .isTrue();
    assertThat(rights.allows(eventBridge, Access.toSend(queue, rules + "execution-event-rule")))
        .isFalse();
  }

  /** As a deployment would fail. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          dynamodb:GetShardIterator]                                              | dynamodb:DescribeTable]   | ClaimStreamFunction has the role claim-stream-role, which lacks dynamodb:GetShardIterator
          Action: dynamodb:ListStreams                                            | Action: dynamodb:ListTables | ClaimStreamFunction has the role claim-stream-role, which lacks dynamodb:ListStreams
          Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes] | Action: sqs:ReceiveMessage  | lacks sqs:DeleteMessage, sqs:GetQueueAttributes for its event source
          Principal: {Service: states.amazonaws.com}                              | Principal: {Service: ecs.amazonaws.com} | ClaimLifecycle has the role claim-lifecycle-role, which states.amazonaws.com may not assume
          Principal: {Service: scheduler.amazonaws.com}                           | Principal: {Service: ecs.amazonaws.com} | DigestFunction has the role digest-schedule-role, which scheduler.amazonaws.com may not assume
          """)
  void whatAwsWouldNotMakeIsRefused(
      String right, String wrong, String reason, @TempDir Path directory) throws IOException {
    Template changed = changed(right, wrong, directory);

    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> DeploymentCheck.check(AccessControl.of(changed), changed))
        .withMessageContaining(reason);
  }

  @Test
  void whatNobodyWouldEvaluateIsRefusedByItsPath(@TempDir Path directory) {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(
            () ->
                changed(
                    "Action: dynamodb:ListStreams", "NotAction: dynamodb:ListStreams", directory))
        .withMessage(
            "template: ClaimStreamRole.Policies[0].PolicyDocument.Statement[1].NotAction"
                + " is not evaluated by the local cloud");
  }

  private static Template changed(String right, String wrong, Path directory) throws IOException {
    String text = Files.readString(Path.of("..", "template.yaml"));
    assertThat(text).contains(right);
    Path file = directory.resolve("template.yaml");
    Files.writeString(
        file,
        text.replace(right, wrong)
            .replace(
                "statemachine/claim-lifecycle.asl.json",
                Path.of("..", "statemachine/claim-lifecycle.asl.json")
                    .toAbsolutePath()
                    .toString()));
    return read(file);
  }

  private static void check(Call call, @Nullable String refused) {
    if (refused == null) {
      guard.check(call);
    } else {
      assertThat(refusal(call)).contains(refused + (call.service().equals("ses") ? "'" : " on"));
    }
  }

  private static String refusal(Call call) {
    try {
      guard.check(call);
      return "";
    } catch (AwsError refused) {
      return refused.status() + " " + refused.code() + " " + refused.message();
    }
  }

  private static Call call(String role, String service, String operation, Request request) {
    return new Call(new Caller.AssumedRole(role + "-role", "tester"), service, operation, request);
  }

  private static Request post(String body) {
    return new Request("POST", "/", "", Map.of(), body.getBytes(UTF_8));
  }
}
