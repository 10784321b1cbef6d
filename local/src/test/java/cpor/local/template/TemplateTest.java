package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  private static final String SMALL =
      """
      Parameters:
        Issuer: {Type: String, AllowedPattern: "^https://.*$", ConstraintDescription: an https URL}
        ReviewWithin: {Type: String, Default: 5bd}
        Open: {Type: String, Default: "no", AllowedValues: ["yes", "no"]}
      Conditions:
        IsOpen: !Equals [!Ref Open, "yes"]
      Globals:
        Function:
          Timeout: 10
          MemorySize: 512
          Environment:
            Variables:
              PERIOD: !Ref ReviewWithin
              TABLE: !Ref BooksTable
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              DefaultAuthorizer: Jwt
              Authorizers:
                Jwt:
                  IdentitySource: $request.header.Authorization
                  JwtConfiguration: {issuer: !Ref Issuer, audience: [books]}
        BooksFunction:
          Type: AWS::Serverless::Function
          Properties:
            Handler: books.Books
            Role: !GetAtt BooksRole.Arn
            Timeout: 3
            Environment:
              Variables:
                PERIOD: fixed
                WHERE: !Sub "${Api.ApiEndpoint}/x"
                GREETING: !If [IsOpen, come in, !Join ["-", [go, away]]]
            Events:
              Read:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Method: GET, Path: "/books/{id}", Auth: {AuthorizationScopes: [books:read]}}
              Door:
                Type: HttpApi
                Properties: {ApiId: !Ref Api, Method: ANY, Path: "/door/{proxy+}", Auth: {Authorizer: NONE}}
        BooksRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
        BooksTable:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
            KeySchema: [{AttributeName: pk, KeyType: HASH}]
        LendingStateMachine:
          Type: AWS::Serverless::StateMachine
          Properties:
            DefinitionUri: lending.asl.json
            Role: !GetAtt BooksRole.Arn
            DefinitionSubstitutions:
              Books: !Ref BooksFunction.Alias
      """;

  @TempDir private Path directory;

  @BeforeEach
  void writeTheDefinition() throws IOException {
    Files.writeString(directory.resolve("lending.asl.json"), "{\"call\": \"${Books}\"}");
  }

  @Test
  void aFunctionHasItsOwnVariablesOverTheSharedOnes() {
    FunctionResource function = read(SMALL).functions().getFirst();

    assertThat(function.handler()).isEqualTo("books.Books");
    assertThat(function.name()).isEqualTo("Books");
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(function.memoryMegabytes()).isEqualTo(512);
    assertThat(function.environment())
        .containsOnly(
            Map.entry("PERIOD", "fixed"),
            Map.entry("TABLE", "books"),
            Map.entry("WHERE", "http://localhost:1/x"),
            Map.entry("GREETING", "go-away"));
  }

  @Test
  void aConditionFollowsItsParameter() {
    Template template = read(SMALL, Map.of("Issuer", "https://i", "Open", "yes"));

    assertThat(template.functions().getFirst().environment()).containsEntry("GREETING", "come in");
  }

  @Test
  void aRouteSaysWhoMayCallIt() {
    assertThat(read(SMALL).routes())
        .containsExactly(
            new Route(
                "GET",
                "/books/{id}",
                new Route.Access.WithToken(List.of("books:read")),
                "BooksFunction"),
            new Route("ANY", "/door/{proxy+}", new Route.Access.Open(), "BooksFunction"));
    assertThat(read(SMALL).authorizer())
        .isEqualTo(new JwtAuthorizer("https://i", List.of("books")));
  }

  @Test
  void aScheduleCallsItsFunctionAtARate() {
    String nightly = "Nightly: {Type: Schedule, Properties: {Schedule: rate(1 day)}}";
    String template = SMALL.replace("Events:\n", "Events:\n        " + nightly + "\n");

    assertThat(read(template).schedules())
        .containsExactly(
            new Schedule.Rate(
                "BooksFunctionNightly",
                "BooksFunction",
                "arn:aws:lambda:eu-central-1:000000000000:function:Books",
                Duration.ofDays(1),
                "rate(1 day)"));
    refused(template.replace("rate(1 day)", "rate(8 weeks)"), "BooksFunction.Events.Nightly");
  }

  private static final String QUEUE =
      """
        Returns:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 60
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 3}
        Lost: {Type: AWS::SQS::Queue, Properties: {}}
        Rule:
          Type: AWS::Events::Rule
          Properties: {EventPattern: {source: [books]}, Targets: [{Id: Queue, Arn: !GetAtt Returns.Arn}]}
      """;

  @Test
  void aRuleFillsAQueueThatAFunctionEmpties() {
    String mapping =
        "Returns: {Type: SQS, Properties: {Queue: !GetAtt Returns.Arn, BatchSize: 5,"
            + " FunctionResponseTypes: [ReportBatchItemFailures]}}";

    Template template =
        read(SMALL.replace("Events:\n", "Events:\n        " + mapping + "\n") + QUEUE);

    String returns = "arn:aws:sqs:eu-central-1:000000000000:returns";
    String lost = "arn:aws:sqs:eu-central-1:000000000000:lost";
    assertThat(template.queues())
        .containsExactly(
            new QueueResource(
                returns,
                Duration.ofSeconds(60),
                Duration.ofDays(4),
                new QueueResource.Redrive(lost, 3)),
            new QueueResource(lost, Duration.ofSeconds(30), Duration.ofDays(4), null));
    assertThat(template.queueMappings())
        .containsExactly(new QueueMapping("BooksFunction", returns, 5));
    assertThat(template.eventRules())
        .containsExactly(
            new EventRule(
                "rule",
                "arn:aws:events:eu-central-1:000000000000:rule/rule",
                returns,
                null,
                new EventPattern("{\"source\":[\"books\"]}")));
  }

  @Test
  void aRuleForWhatIsNoQueueOfTheTemplateIsRefused() {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> read(SMALL + QUEUE.replace("Arn: !GetAtt Returns.Arn", "Arn: elsewhere")))
        .withMessageContaining("Rule.Targets[0].Arn is elsewhere, no queue of this template");
  }

  @Test
  void aScheduleWithAZoneHasItsHours() {
    String daily =
        "Daily: {Type: ScheduleV2, Properties: {ScheduleExpression: 'cron(0 8-23 * * ? *)',"
            + " ScheduleExpressionTimezone: Europe/Budapest, RoleArn: !GetAtt BooksRole.Arn}}";

    assertThat(read(SMALL.replace("Events:\n", "Events:\n        " + daily + "\n")).schedules())
        .containsExactly(
            new Schedule.Hours(
                "BooksFunctionDaily",
                "BooksFunction",
                "arn:aws:lambda:eu-central-1:000000000000:function:Books",
                "books-role",
                8,
                23,
                ZoneId.of("Europe/Budapest")));
    refused(
        SMALL.replace("Events:\n", "Events:\n        " + daily.replace("8-23", "8/2") + "\n"),
        "ScheduleExpression should be like cron(0 8-23 * * ? *)");
  }

  @Test
  void aDefinitionGetsItsSubstitutions() {
    StateMachineResource machine = read(SMALL).stateMachine();

    assertThat(machine.name()).isEqualTo("lending");
    assertThat(machine.definition())
        .isEqualTo("{\"call\": \"arn:aws:lambda:eu-central-1:000000000000:function:Books:live\"}");
  }

  @Test
  void aTableHasItsKey() {
    assertThat(read(SMALL).tables().getFirst().request().path("KeySchema").toString())
        .isEqualTo("[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}]");
  }

  @Test
  void aVariableOfTheEnvironmentOverridesTheParameterOfThatName() throws IOException {
    Path file = write(SMALL);

    assertThat(
            Template.overrides(
                file, Map.of("REVIEW_WITHIN", "PT20S", "OPEN", "yes", "HOME", "/home/x")))
        .isEqualTo(Map.of("ReviewWithin", "PT20S", "Open", "yes"));
  }

  @Test
  void whatIsWrongIsRefusedByName() {
    refused(SMALL.replace("MemorySize: 512", "MemorySize: lots"), "Globals.Function.MemorySize");
    refused(SMALL.replace("Handler:", "Handlr:"), "BooksFunction.Handlr is not understood");
    refused(SMALL.replace("Timeout: 3", "Runtime: java8"), "BooksFunction.Runtime");
    refused(SMALL.replace("Method: GET,", ""), "BooksFunction.Events.Read.Properties.Method");
    refused(SMALL.replace("Path: \"/books", "Pth: \"/books"), "Events.Read.Properties.Pth");
    refused(SMALL.replace("Auth: {Authorizer: NONE}", "Auth: {Authorizer: Other}"), "Authorizer");
    refused(SMALL.replace("Type: HttpApi", "Type: Kinesis"), "Events.Read.Type");
    refused(SMALL.replace("!Ref BooksTable", "!Ref Books"), "Variables.TABLE refers to Books");
    refused(SMALL.replace("Api.ApiEndpoint", "Api.Address"), "asks for Api.Address");
    refused(SMALL.replace("!Join", "!Select"), "Variables.GREETING uses Fn::Select");
    refused(SMALL.replace("[IsOpen,", "[IsShut,"), "names the condition IsShut");
    refused(SMALL + "  News: {Type: AWS::Kinesis::Stream}", "News is a AWS::Kinesis::Stream");
    refused(
        SMALL.replace("[{AttributeName: pk, KeyType", "[{AttributeName: p, KeyType"), "names p");
    refused(SMALL.replace("Books: !Ref", "Book: !Ref"), "DefinitionSubstitutions.Books is missing");
    refused(SMALL.replace("lending.asl", "borrowing.asl"), "LendingStateMachine.DefinitionUri");
    refused("Resources: [", "this is not YAML");
    refused("", "the file is empty");
  }

  @Test
  void aSubstitutionThatNoStateUsesIsRefused() throws IOException {
    Files.writeString(directory.resolve("lending.asl.json"), "{}");

    refused(SMALL, "DefinitionSubstitutions.Books is used by no state");
  }

  @Test
  void aParameterIsHeldToItsRules() {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> read(SMALL, Map.of()))
        .withMessageContaining("Parameters.Issuer has no default");
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> read(SMALL, Map.of("Issuer", "http://i")))
        .withMessageContaining("Parameters.Issuer is 'http://i' but should be an https URL");
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> read(SMALL, Map.of("Issuer", "https://i", "Open", "maybe")))
        .withMessageContaining("Parameters.Open is 'maybe' but should be one of");
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> read(SMALL, Map.of("Isuer", "https://i")))
        .withMessageContaining("Parameters.Isuer is given a value but not declared");
  }

  @Test
  void theProjectsOwnTemplateIsUnderstood() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("statemachine"));
    Files.writeString(
        folder.resolve("claim-lifecycle.asl.json"),
        "${ClaimsTable} ${AskCustomerFunctionArn} ${SendNoticeFunctionArn}"
            + " ${ApplyDeadlineFunctionArn} ${ClaimEventBus}");
    Map<String, String> parameters =
        Map.of(
            "TokenIssuer", "http://localhost:3000/i",
            "MailSender", "claims@cpor.example",
            "MailIdentity", "cpor.example",
            "SupportAddress", "support@cpor.example",
            "LeadAddress", "lead@cpor.example",
            "PortalUrl", "http://localhost:3000/_local");

    Template template = read(Files.readString(Path.of("..", "template.yaml")), parameters);

    assertThat(template.stateMachine().definition())
        .startsWith("claims arn:aws:lambda:eu-central-1:000000000000:function:AskCustomer:live ");
    assertThat(template.tables().getFirst().request().path("GlobalSecondaryIndexes"))
        .extracting(index -> index.path("IndexName").asText())
        .containsExactly(
            "byOrganisation",
            "byStage",
            "byDeadline",
            "bySubmission",
            "byCustomer",
            "byWord",
            "byReviewer",
            "byWake",
            "byDue",
            "byRetention");
    assertThat(template.routes())
        .filteredOn(route -> route.access() instanceof Route.Access.Open)
        .extracting(Route::key)
        .containsExactly(
            "GET /consent/{token}",
            "HEAD /consent/{token}",
            "POST /consent/{token}",
            "ANY /consent/{proxy+}");
    assertThat(template.functions())
        .filteredOn(function -> function.environment().containsKey("LIFECYCLE_STATE_MACHINE_ARN"))
        .extracting(FunctionResource::handler)
        .containsExactly("cpor.handler.ClaimStream", "cpor.handler.Reconcile");
    assertThat(template.functions())
        .allSatisfy(
            function ->
                assertThat(function.environment())
                    .containsEntry("CLAIMS_TABLE", "claims")
                    .containsEntry("CONSENT_WINDOW", "7d"));
  }

  private void refused(String template, String reason) {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> read(template))
        .withMessageContaining(reason);
  }

  private Template read(String text) {
    return read(text, Map.of("Issuer", "https://i"));
  }

  private Template read(String text, Map<String, String> parameters) {
    try {
      return Template.read(
          write(text),
          new Deployment(
              "eu-central-1", "000000000000", "books", "http://localhost:1", parameters));
    } catch (IOException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("template.yaml"), text);
  }
}
