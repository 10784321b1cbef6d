package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.alarms.Alarm;
import cpor.local.metrics.MetricFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the template's resources into the model, one kind after the other. */
final class TemplateReader {
  private static final Pattern HOURS =
      Pattern.compile("cron\\(0 (?<first>1?\\d|2[0-3])-(?<last>1?\\d|2[0-3]) \\* \\* \\? \\*\\)");
  private static final Pattern RATE =
      Pattern.compile("rate\\((?<count>[1-9]\\d{0,5}) (?<unit>minute|hour|day)s?\\)");
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
  private static final Set<String> AS_IN_CREATE_TABLE =
      Set.of("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes");
  private static final String AUTHORIZATION_HEADER = "$request.header.Authorization";

  /** Seconds, as SQS has it. */
  private static final int DEFAULT_VISIBILITY_TIMEOUT = 30;

  /** "How Lambda handles errors and retries with asynchronous invocation". */
  private static final int DEFAULT_REPETITIONS = 2;

  /** How long DynamoDB keeps a record of a stream. */
  private static final Duration STREAM_KEEPS = Duration.ofDays(1);

  /** Four days. */
  private static final int DEFAULT_RETENTION = 345_600;

  private final Path file;
  private final JsonNode document;
  private final ResourceNames names;
  private final Intrinsics intrinsics;

  private String apiId = "";
  private JwtAuthorizer authorizer = new JwtAuthorizer("", List.of());
  private final List<Route> routes = new ArrayList<>();
  private final List<FunctionResource> functions = new ArrayList<>();
  private final List<TableResource> tables = new ArrayList<>();
  private final List<String> buckets = new ArrayList<>();
  private final List<StateMachineResource> stateMachines = new ArrayList<>();
  private final List<StreamMapping> streamMappings = new ArrayList<>();
  private final List<QueueResource> queues = new ArrayList<>();
  private final List<QueueMapping> queueMappings = new ArrayList<>();
  private final List<EventRule> eventRules = new ArrayList<>();
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<String> logGroups = new ArrayList<>();
  private final PolicyResources policies;
  private @Nullable AccessLog accessLog;
  private final List<MetricFilter> metricFilters = new ArrayList<>();
  private final List<Alarm> alarms = new ArrayList<>();

  private TemplateReader(Path file, JsonNode document, Deployment deployment) {
    this.file = file;
    this.document = document;
    JsonNode resources = document.path("Resources");
    Parameters parameters = Parameters.of(document.path("Parameters"), deployment.parameters());
    this.names = new ResourceNames(resources, parameters, deployment);
    this.intrinsics = new Intrinsics(names, document.path("Conditions"));
    this.policies = new PolicyResources(names);
  }

  static TemplateReader of(Path file, Deployment deployment) {
    return new TemplateReader(file, document(file), deployment);
  }

  static JsonNode document(Path file) {
    return CloudFormationYaml.parse(text(file, "template"));
  }

  Template read() {
    new Section("Rules", document.path("Rules"), intrinsics).entries().forEach(this::check);
    new Section("Resources", document.path("Resources"), intrinsics)
        .entries()
        .forEach(this::readResource);
    return new Template(
        apiId,
        authorizer,
        routes,
        functions,
        tables,
        buckets,
        stateMachine(),
        streamMappings,
        queues,
        queueMappings,
        eventRules,
        schedules,
        policies.roles(),
        policies.ofResources(),
        logGroups,
        accessLog,
        metricFilters,
        alarms);
  }

  /** As CloudFormation does before it makes anything. */
  private void check(Section rule) {
    JsonNode condition = rule.node().path("RuleCondition");
    if (condition.isMissingNode() || intrinsics.truth(rule.path(), condition)) {
      for (JsonNode assertion : rule.node().path("Assertions")) {
        if (!intrinsics.truth(rule.path(), assertion.path("Assert"))) {
          throw InvalidTemplate.at(rule.path(), assertion.path("AssertDescription").asText());
        }
      }
    }
  }

  private void readResource(Section resource) {
    String type = resource.text("Type");
    if (resource.node().has("Condition")
        && !intrinsics.holds(resource.path(), resource.text("Condition"))) {
      return;
    }
    String id = resource.name();
    Section properties = new Section(id, resource.node().path("Properties"), intrinsics);
    switch (type) {
      case ResourceType.HTTP_API -> readApi(id, properties);
      case ResourceType.FUNCTION -> readFunction(id, properties);
      case ResourceType.STATE_MACHINE -> readStateMachine(id, properties);
      case ResourceType.TABLE -> readTable(id, properties);
      case ResourceType.BUCKET -> buckets.add(names.name(id));
      case ResourceType.QUEUE -> readQueue(id, properties);
      case ResourceType.RULE -> readRule(id, properties);
      case ResourceType.ROLE -> policies.readRole(id, properties);
      case ResourceType.MANAGED_POLICY -> policies.readManagedPolicy(id, properties);
      case ResourceType.QUEUE_POLICY -> policies.readQueuePolicy(properties);
      case ResourceType.BUCKET_POLICY -> policies.readBucketPolicy(properties);
      case ResourceType.METRIC_FILTER -> metricFilters.add(AlarmReader.filter(properties));
      case ResourceType.ALARM -> alarms.add(AlarmReader.alarm(properties));
      case ResourceType.LOG_GROUP -> logGroups.add(names.logGroup(id));
      case ResourceType.EVENT_BUS, ResourceType.CONFIGURATION_SET, ResourceType.CONFIGURATION -> {
        // their names, which functions get as variables, are all there is to them here
      }
      default -> {
        if (!ResourceType.LEFT_OUT.contains(type)) {
          throw InvalidTemplate.at(id, "is a " + type + ", which the local cloud does not know");
        }
      }
    }
  }

  private void readApi(String id, Section api) {
    apiId = names.name(id);
    api.only(
        Set.of(
            "Description",
            "FailOnWarnings",
            "DisableExecuteApiEndpoint",
            "Auth",
            "DefaultRouteSettings",
            "RouteSettings",
            "AccessLogSettings"));
    accessLog = api.optionalSection("AccessLogSettings").map(TemplateReader::log).orElse(null);
    Section auth = api.section("Auth").only(Set.of("DefaultAuthorizer", "Authorizers"));
    Section chosen = auth.section("Authorizers").section(auth.text("DefaultAuthorizer"));
    chosen.only(Set.of("IdentitySource", "JwtConfiguration"));
    String source = chosen.text("IdentitySource");
    if (!source.equals(AUTHORIZATION_HEADER)) {
      throw InvalidTemplate.at(
          chosen.path() + ".IdentitySource", "should be " + AUTHORIZATION_HEADER);
    }
    Section jwt = chosen.section("JwtConfiguration").only(Set.of("issuer", "audience"));
    authorizer = new JwtAuthorizer(jwt.text("issuer"), jwt.texts("audience"));
  }

  private static AccessLog log(Section settings) {
    settings.only(Set.of("DestinationArn", "Format"));
    return new AccessLog(
        Deployment.logGroup(settings.text("DestinationArn")), settings.text("Format"));
  }

  private void readFunction(String id, Section function) {
    function.only(
        Set.of(
            "Description",
            "AutoPublishAliasAllProperties",
            "VersionDescription",
            "Handler",
            "Role",
            "LoggingConfig",
            "Timeout",
            "MemorySize",
            "ReservedConcurrentExecutions",
            "Environment",
            "Events",
            "EventInvokeConfig"));
    Section shared =
        new Section("Globals.Function", document.path("Globals").path("Function"), intrinsics);
    Map<String, String> environment = new LinkedHashMap<>(variables(shared));
    environment.putAll(variables(function));
    functions.add(
        new FunctionResource(
            id,
            names.name(id),
            names.functionArn(id),
            function.text("Handler"),
            role(function, "Role"),
            Duration.ofSeconds(number("Timeout", function, shared)),
            number("MemorySize", function, shared),
            environment,
            logGroup(function)
                .or(() -> logGroup(shared))
                .orElseGet(() -> "/aws/lambda/" + names.name(id)),
            function
                .optionalSection("EventInvokeConfig")
                .map(config -> number("MaximumRetryAttempts", config, config))
                .orElse(DEFAULT_REPETITIONS)));
    function
        .optionalSection("Events")
        .ifPresent(events -> events.entries().forEach(event -> readEvent(id, event)));
  }

  private static Optional<String> logGroup(Section function) {
    return function
        .optionalSection("LoggingConfig")
        .flatMap(logging -> logging.optionalText("LogGroup"));
  }

  /** The name of the role that a property names by its ARN. */
  private String role(Section owner, String property) {
    String arn = owner.text(property);
    return names
        .role(arn)
        .orElseThrow(
            () ->
                InvalidTemplate.at(
                    owner.path() + "." + property, "is " + arn + ", no role of this template"));
  }

  private static Map<String, String> variables(Section function) {
    Map<String, String> variables = new LinkedHashMap<>();
    function
        .optionalSection("Environment")
        .map(environment -> environment.only(Set.of("Variables")).section("Variables"))
        .ifPresent(
            section ->
                section.entries().forEach(entry -> variables.put(entry.name(), entry.text())));
    return variables;
  }

  private static int number(String property, Section function, Section shared) {
    Section owner = function.node().has(property) ? function : shared;
    String text = owner.text(property);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException invalid) {
      throw InvalidTemplate.at(owner.path() + "." + property, "should be a number");
    }
  }

  private void readEvent(String functionId, Section event) {
    event.only(Set.of("Type", "Properties"));
    Section properties = event.section("Properties");
    switch (event.text("Type")) {
      case "HttpApi" -> readRoute(functionId, properties);
      case "DynamoDB" -> readStreamMapping(functionId, event.name(), properties);
      case "SQS" -> readQueueMapping(functionId, properties);
      case "Schedule" -> readSchedule(functionId, event.name(), properties);
      case "ScheduleV2" -> readHours(functionId, event.name(), properties);
      default ->
          throw InvalidTemplate.at(event.path() + ".Type", "is not understood by the local cloud");
    }
  }

  private void readRoute(String functionId, Section route) {
    route.only(Set.of("ApiId", "Method", "Path", "Auth"));
    routes.add(new Route(route.text("Method"), route.text("Path"), access(route), functionId));
  }

  private static Route.Access access(Section route) {
    Section auth = route.section("Auth").only(Set.of("Authorizer", "AuthorizationScopes"));
    if (auth.node().has("Authorizer")) {
      String authorizer = auth.text("Authorizer");
      if (!authorizer.equals("NONE")) {
        throw InvalidTemplate.at(
            auth.path() + ".Authorizer", "should be NONE, or left out for the default one");
      }
      return new Route.Access.Open();
    }
    return new Route.Access.WithToken(auth.texts("AuthorizationScopes"));
  }

  private void readStreamMapping(String functionId, String event, Section mapping) {
    mapping.only(
        Set.of(
            "Stream",
            "StartingPosition",
            "BatchSize",
            "FilterCriteria",
            "FunctionResponseTypes",
            "MetricsConfig",
            "MaximumRetryAttempts",
            "MaximumRecordAgeInSeconds",
            "DestinationConfig"));
    reportsFailures(mapping);
    List<EventPattern> filters =
        mapping.section("FilterCriteria").items("Filters").stream()
            .map(filter -> new EventPattern(filter.text("Pattern")))
            .toList();
    streamMappings.add(
        new StreamMapping(
            names.mappingId(functionId + event),
            functionId,
            names.name(functionId),
            mapping.text("Stream"),
            tableOfStream(mapping),
            filters,
            number("BatchSize", mapping, mapping),
            mapping.node().has("MaximumRecordAgeInSeconds")
                ? Duration.ofSeconds(number("MaximumRecordAgeInSeconds", mapping, mapping))
                : STREAM_KEEPS,
            mapping
                .optionalSection("DestinationConfig")
                .map(TemplateReader::destination)
                .orElse(null)));
  }

  private static String destination(Section config) {
    Section failure = config.section("OnFailure").only(Set.of("Type", "Destination"));
    if (!failure.text("Type").equals("S3")) {
      throw InvalidTemplate.at(failure.path() + ".Type", "should be S3");
    }
    return failure.text("Destination").replaceFirst("^arn:aws:s3:::", "");
  }

  private String tableOfStream(Section mapping) {
    String stream = mapping.text("Stream");
    return names
        .tableOfStream(stream)
        .orElseThrow(
            () ->
                InvalidTemplate.at(
                    mapping.path() + ".Stream", "is " + stream + ", no stream of this template"));
  }

  private static void reportsFailures(Section mapping) {
    if (!mapping.texts("FunctionResponseTypes").equals(List.of("ReportBatchItemFailures"))) {
      throw InvalidTemplate.at(
          mapping.path() + ".FunctionResponseTypes", "should be ReportBatchItemFailures");
    }
  }

  private void readQueueMapping(String functionId, Section mapping) {
    mapping.only(Set.of("Queue", "BatchSize", "FunctionResponseTypes"));
    reportsFailures(mapping);
    queueMappings.add(
        new QueueMapping(
            functionId, queue(mapping, "Queue"), number("BatchSize", mapping, mapping)));
  }

  private void readQueue(String id, Section queue) {
    queue.only(
        Set.of(
            "VisibilityTimeout",
            "RedrivePolicy",
            "MessageRetentionPeriod",
            "SqsManagedSseEnabled"));
    queues.add(
        new QueueResource(
            names.queueArn(id),
            Duration.ofSeconds(
                queue.node().has("VisibilityTimeout")
                    ? number("VisibilityTimeout", queue, queue)
                    : DEFAULT_VISIBILITY_TIMEOUT),
            Duration.ofSeconds(
                queue.node().has("MessageRetentionPeriod")
                    ? number("MessageRetentionPeriod", queue, queue)
                    : DEFAULT_RETENTION),
            queue.optionalSection("RedrivePolicy").map(this::redrive).orElse(null)));
  }

  private QueueResource.Redrive redrive(Section policy) {
    policy.only(Set.of("deadLetterTargetArn", "maxReceiveCount"));
    return new QueueResource.Redrive(
        queue(policy, "deadLetterTargetArn"), number("maxReceiveCount", policy, policy));
  }

  private void readRule(String id, Section rule) {
    rule.only(Set.of("Description", "EventPattern", "Targets"));
    EventPattern pattern = new EventPattern(rule.section("EventPattern").resolved().toString());
    for (Section target : rule.items("Targets")) {
      target.only(Set.of("Id", "Arn", "DeadLetterConfig"));
      String deadLetters =
          target
              .optionalSection("DeadLetterConfig")
              .map(config -> queue(config.only(Set.of("Arn")), "Arn"))
              .orElse(null);
      eventRules.add(
          new EventRule(
              names.name(id), names.ruleArn(id), queue(target, "Arn"), deadLetters, pattern));
    }
  }

  private String queue(Section owner, String property) {
    String arn = owner.text(property);
    if (!names.isQueue(arn)) {
      throw InvalidTemplate.at(
          owner.path() + "." + property, "is " + arn + ", no queue of this template");
    }
    return arn;
  }

  /** An input of its own says that the call is for the function's own sake: to keep it awake. */
  private void readSchedule(String functionId, String event, Section schedule) {
    schedule.only(Set.of("Description", "Schedule", "Input"));
    if (schedule.node().has("Input")) {
      return;
    }
    Matcher rate = RATE.matcher(schedule.text("Schedule"));
    if (!rate.matches()) {
      throw InvalidTemplate.at(schedule.path() + ".Schedule", "should be like rate(1 day)");
    }
    Duration every =
        Duration.of(
            Long.parseLong(rate.group("count")),
            ChronoUnit.valueOf(rate.group("unit").toUpperCase(Locale.ROOT) + "S"));
    schedules.add(
        new Schedule.Rate(
            functionId + event, functionId, called(functionId), every, schedule.text("Schedule")));
  }

  private void readHours(String functionId, String event, Section schedule) {
    schedule.only(
        Set.of(
            "Description",
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "RetryPolicy",
            "RoleArn"));
    Matcher hours = HOURS.matcher(schedule.text("ScheduleExpression"));
    if (!hours.matches()) {
      throw InvalidTemplate.at(
          schedule.path() + ".ScheduleExpression", "should be like cron(0 8-23 * * ? *)");
    }
    schedules.add(
        new Schedule.Hours(
            functionId + event,
            functionId,
            called(functionId),
            role(schedule, "RoleArn"),
            Integer.parseInt(hours.group("first")),
            Integer.parseInt(hours.group("last")),
            ZoneId.of(schedule.text("ScheduleExpressionTimezone"))));
  }

  /** All calls of state machines are made in one role. */
  private StateMachineResource stateMachine() {
    if (stateMachines.size() != 1) {
      throw new InvalidTemplate(
          "template: has %d state machines, the local cloud runs one"
              .formatted(stateMachines.size()));
    }
    return stateMachines.getFirst();
  }

  /** What SAM makes of a function's events calls its alias, if it has one. */
  private String called(String functionId) {
    boolean publishesAlias =
        document.path("Globals").path("Function").path("AutoPublishAlias").asText().equals("live");
    return names.functionArn(functionId) + (publishesAlias ? ResourceNames.LIVE : "");
  }

  private void readStateMachine(String id, Section machine) {
    machine.only(
        Set.of("Type", "DefinitionUri", "DefinitionSubstitutions", "Role", "Tracing", "Logging"));
    String definition = machine.text("DefinitionUri");
    String path = id + ".DefinitionUri";
    Map<String, String> substitutions = new LinkedHashMap<>();
    machine
        .optionalSection("DefinitionSubstitutions")
        .ifPresent(
            section ->
                section.entries().forEach(entry -> substitutions.put(entry.name(), entry.text())));
    stateMachines.add(
        new StateMachineResource(
            id,
            names.name(id),
            names.stateMachineArn(id),
            role(machine, "Role"),
            substituted(id, text(file.resolveSibling(definition), path), substitutions),
            machine.optionalSection("Logging").map(TemplateReader::everyEvent).orElse(null)));
  }

  private static String everyEvent(Section logging) {
    logging.only(Set.of("Level", "IncludeExecutionData", "Destinations"));
    if (!logging.text("Level").equals("ALL")
        || !logging.text("IncludeExecutionData").equals("false")) {
      throw InvalidTemplate.at(logging.path(), "should be of all events, without data");
    }
    return Deployment.logGroup(
        logging
            .items("Destinations")
            .getFirst()
            .section("CloudWatchLogsLogGroup")
            .text("LogGroupArn"));
  }

  /** Both ways: a placeholder without a value, and a value that no placeholder takes, are wrong. */
  private static String substituted(
      String id, String definition, Map<String, String> substitutions) {
    Set<String> unused = new LinkedHashSet<>(substitutions.keySet());
    String path = id + ".DefinitionSubstitutions.";
    String result =
        SUBSTITUTION
            .matcher(definition)
            .replaceAll(
                match -> {
                  String value = substitutions.get(match.group(1));
                  if (value == null) {
                    throw InvalidTemplate.at(path + match.group(1), "is missing");
                  }
                  unused.remove(match.group(1));
                  return Matcher.quoteReplacement(value);
                });
    if (!unused.isEmpty()) {
      throw InvalidTemplate.at(path + unused.iterator().next(), "is used by no state");
    }
    return result;
  }

  private void readTable(String id, Section table) {
    table.only(
        Set.of(
            "BillingMode",
            "DeletionProtectionEnabled",
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "TimeToLiveSpecification",
            "StreamSpecification",
            "AttributeDefinitions",
            "KeySchema",
            "GlobalSecondaryIndexes"));
    Set<String> attributes = new HashSet<>();
    table
        .items("AttributeDefinitions")
        .forEach(attribute -> attributes.add(attribute.text("AttributeName")));
    checkKey(table, attributes);
    for (Section index : table.optionalItems("GlobalSecondaryIndexes")) {
      index.only(Set.of("IndexName", "KeySchema", "Projection"));
      index.section("Projection").only(Set.of("ProjectionType", "NonKeyAttributes"));
      checkKey(index, attributes);
    }
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", names.name(id));
    for (String property : AS_IN_CREATE_TABLE) {
      table
          .optionalSection(property)
          .ifPresent(section -> request.set(property, section.resolved()));
    }
    table
        .optionalSection("StreamSpecification")
        .ifPresent(
            stream ->
                request
                    .putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .put("StreamViewType", stream.text("StreamViewType")));
    tables.add(new TableResource(names.name(id), request));
  }

  private static void checkKey(Section owner, Set<String> attributes) {
    for (Section part : owner.items("KeySchema")) {
      String name = part.text("AttributeName");
      if (!attributes.contains(name)) {
        throw InvalidTemplate.at(
            part.path(), "names " + name + ", which AttributeDefinitions lacks");
      }
    }
  }

  private static String text(Path file, String path) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw InvalidTemplate.at(path, "names " + file + ", which does not exist");
    } catch (IOException unreadable) {
      throw InvalidTemplate.at(path, "cannot be read: " + unreadable.getMessage());
    }
  }
}
