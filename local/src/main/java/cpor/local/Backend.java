package cpor.local;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.AccessKeys;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsEndpoint;
import cpor.local.aws.AwsJsonClient;
import cpor.local.aws.Caller;
import cpor.local.aws.EmbeddedDynamoDb;
import cpor.local.aws.EmbeddedS3;
import cpor.local.events.ApiDestinations;
import cpor.local.events.DefaultEventBus;
import cpor.local.events.EventBusSink;
import cpor.local.events.Rules;
import cpor.local.faults.Faults;
import cpor.local.faults.TableFaults;
import cpor.local.lambda.BreakableFunctions;
import cpor.local.lambda.EventSourceMapping;
import cpor.local.lambda.FunctionLogs;
import cpor.local.lambda.Functions;
import cpor.local.lambda.Invoker;
import cpor.local.lambda.LambdaApi;
import cpor.local.logs.LogGroups;
import cpor.local.mail.MailSink;
import cpor.local.mail.SentMailApi;
import cpor.local.mail.SuppressionList;
import cpor.local.queue.MessageQueue;
import cpor.local.queue.QueueMetrics;
import cpor.local.queue.QueuePump;
import cpor.local.rights.Access;
import cpor.local.rights.AccessControl;
import cpor.local.rights.DeploymentCheck;
import cpor.local.rights.RightsGuard;
import cpor.local.stream.StreamPump;
import cpor.local.stream.UndeliveredRecords;
import cpor.local.template.Deployment;
import cpor.local.template.FunctionResource;
import cpor.local.template.QueueMapping;
import cpor.local.template.Schedule;
import cpor.local.template.StateMachineResource;
import cpor.local.template.StreamMapping;
import cpor.local.template.TableResource;
import cpor.local.template.Template;
import cpor.local.web.WebServer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import stepfunctions.StepFunctions;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

/**
 * Everything behind the HTTP API: the services, the functions that use them, and the wires between.
 *
 * @param aws address of the AWS endpoint
 */
record Backend(
    URI aws,
    Invoker functions,
    MailSink mails,
    EventBusSink events,
    EmbeddedDynamoDb tables,
    StepFunctions stepFunctions,
    Faults faults,
    LogGroups logs,
    Watch watch,
    Rest rest,
    AccessControl rights) {

  /**
   * Starts it all.
   *
   * @throws cpor.local.web.PortInUse if another program has the endpoint's port
   */
  static Backend start(
      Template template,
      Deployment deployment,
      Options options,
      VirtualClock clock,
      Consumer<String> log,
      Shutdown shutdown)
      throws InterruptedException {
    // first, so that a busy port is told before anything starts
    WebServer web = shutdown.closing(WebServer.bind(options.awsPort()));
    ExecutorService threads = shutdown.closing(Executors.newVirtualThreadPerTaskExecutor());
    AccessKeys keys = new AccessKeys();
    AccessControl rights = AccessControl.of(template);
    DeploymentCheck.check(rights, template);
    CompletableFuture<EmbeddedS3> s3 =
        CompletableFuture.supplyAsync(() -> EmbeddedS3.with(template.buckets(), keys), threads);
    AwsJsonClient owner = shutdown.closing(new AwsJsonClient(web.uri()));
    Function<Caller.AssumedRole, AwsJsonClient> inRole =
        caller -> shutdown.closing(new AwsJsonClient(web.uri(), keys.issue(caller)));

    LogGroups logs = new LogGroups(clock);
    template.logGroups().forEach(logs::create);
    FunctionLogs functionLogs = new FunctionLogs(logs, clock, log);

    // functions need the endpoint, behind which state machines need the functions
    CompletableFuture<Functions> functions = new CompletableFuture<>();
    Faults faults =
        new Faults(
            clock,
            template.functions().stream().map(FunctionResource::logicalId).toList(),
            indexes(template));
    Watch watch = Watch.of(template, options, clock, faults);
    watch.read(logs);
    Invoker invoker =
        watch.measured(
            new BreakableFunctions(
                (id, payload) -> functions.join().invoke(id, payload),
                faults,
                template.functions(),
                functionLogs),
            template);
    Map<String, MessageQueue> queues = MessageQueue.of(template.queues(), clock);
    QueueMetrics.start(queues.values(), watch.metrics(), clock);
    Rules rules = ServiceDirectory.rules(template);
    DefaultEventBus defaultBus = new DefaultEventBus(template.eventRules(), rules, queues, rights);
    InFlight underWay = new InFlight();
    List<EventSourceMapping> mappings = new ArrayList<>();
    for (QueueMapping mapping : template.queueMappings()) {
      MessageQueue queue = Objects.requireNonNull(queues.get(mapping.queueArn()));
      mappings.add(QueuePump.start(queue, mapping, invoker, underWay, threads));
    }
    SuppressionList suppressed = new SuppressionList(clock);
    MailSink mails =
        new MailSink(
            clock,
            event -> {
              suppressed.hear(event);
              defaultBus.publish(event);
            },
            faults,
            watch.metrics());
    ApiDestinations webhooks =
        shutdown.closing(
            new ApiDestinations(
                options.webhooks(),
                new ApiDestinations.Account(AwsClients.ACCOUNT, AwsClients.REGION),
                clock,
                underWay,
                threads,
                new SecureRandom(),
                log));
    EventBusSink events = new EventBusSink(clock, faults, webhooks);
    StateMachineResource machine = template.stateMachine();
    Caller.AssumedRole execution = new Caller.AssumedRole(machine.role(), machine.name());
    StepFunctions stepFunctions =
        new StepFunctions(
            clock,
            underWay,
            new ServiceIntegrations(
                template.functions(),
                invoker,
                inRole.apply(execution),
                access -> rights.require(execution, access)),
            threads,
            new SecureRandom(),
            defaultBus::publish);
    stepFunctions.createStateMachine(machine.name(), machine.role(), machine.definition());
    if (machine.logGroup() != null) {
      logs.create(machine.logGroup(), new ExecutionLog(stepFunctions, machine.arn()));
    }
    watch.read(stepFunctions, machine, faults);
    EmbeddedDynamoDb dynamoDb = new EmbeddedDynamoDb();
    CompletableFuture<LambdaApi> lambda = new CompletableFuture<>();
    ServiceDirectory directory =
        new ServiceDirectory(
            template,
            ServiceDirectory.stack(options.template(), deployment, web.uri()),
            dynamoDb,
            mails,
            suppressed,
            events,
            rules,
            queues,
            stepFunctions,
            logs,
            watch.alarms(),
            faults,
            request -> lambda.join().answer(request));
    web.open(
        AwsEndpoint.of(
            keys,
            List.of(
                new RightsGuard(rights, template.tables(), s3.join()::has),
                new TableFaults(faults, callers(template), watch.metrics())),
            s3.join(),
            new SentMailApi(mails),
            directory.services()));
    for (TableResource table : template.tables()) {
      JsonNode _ = owner.call("DynamoDB_20120810.CreateTable", table.request());
    }
    functions.complete(
        shutdown.closing(
            Functions.start(
                template.functions(),
                function ->
                    new FunctionCloud(
                        function.environment(),
                        clock,
                        new AwsClients(web.uri(), keys.issue(sessionOf(function))),
                        functionLogs.standardOutput(function)),
                functionLogs)));
    new Schedules(
            clock,
            invoker,
            rules,
            schedule -> require(rights, schedule),
            options.schedules(),
            watch.wakefulness(),
            id -> template.function(id).repetitions(),
            log)
        .start(template.schedules());
    S3Client s3Client = shutdown.closing(new AwsClients(web.uri()).s3());
    List<StreamPump> streams = new ArrayList<>();
    for (StreamMapping mapping : template.streamMappings()) {
      streams.add(
          shutdown.closing(
              StreamPump.start(
                  dynamoDb,
                  mapping,
                  invoker,
                  clock,
                  faults,
                  watch.metrics(),
                  givenUp(mapping, s3Client, clock))));
    }
    mappings.addAll(streams);
    lambda.complete(new LambdaApi(functions.join(), invoker, mappings));
    return new Backend(
        web.uri(),
        invoker,
        mails,
        events,
        dynamoDb,
        stepFunctions,
        faults,
        logs,
        watch,
        new Rest(underWay, List.copyOf(streams), functions.join()),
        rights);
  }

  /** The partition keys of the tables' indexes by their names. */
  private static Map<String, String> indexes(Template template) {
    Map<String, String> keys = new HashMap<>();
    for (TableResource table : template.tables()) {
      for (JsonNode index : table.request().path("GlobalSecondaryIndexes")) {
        keys.put(index.path("IndexName").asText(), index.at("/KeySchema/0/AttributeName").asText());
      }
    }
    return keys;
  }

  /** The logical ids of functions and state machine by the names of their sessions. */
  private static Map<String, String> callers(Template template) {
    Map<String, String> callers = new HashMap<>();
    template.functions().forEach(it -> callers.put(it.name(), it.logicalId()));
    callers.put(template.stateMachine().name(), template.stateMachine().logicalId());
    return callers;
  }

  /** As Lambda assumes a function's role. */
  private static Caller.AssumedRole sessionOf(FunctionResource function) {
    return new Caller.AssumedRole(function.role(), function.name());
  }

  /** SAM's rules call by a permission that it makes itself, Scheduler in a role. */
  private static void require(AccessControl rights, Schedule schedule) {
    if (schedule instanceof Schedule.Hours hours) {
      rights.require(
          new Caller.AssumedRole(hours.role(), "scheduler"), Access.toInvoke(hours.target()));
    }
  }

  private static StreamPump.GivenUp givenUp(StreamMapping mapping, S3Client s3, Clock clock) {
    String bucket = mapping.destination();
    return bucket == null ? _ -> {} : new UndeliveredRecords(s3, mapping, bucket, clock);
  }
}
