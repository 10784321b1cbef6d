package cpor.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsEndpoint;
import cpor.local.aws.EmbeddedDynamoDb;
import cpor.local.aws.EmbeddedS3;
import cpor.local.aws.EventBusSink;
import cpor.local.aws.JsonService;
import cpor.local.aws.MailSink;
import cpor.local.aws.ServiceCall;
import cpor.local.aws.StreamPump;
import cpor.local.clock.InFlight;
import cpor.local.clock.ProductClock;
import cpor.local.lambda.Functions;
import cpor.local.lambda.Invoker;
import cpor.local.states.StepFunctions;
import cpor.local.states.StepFunctionsApi;
import cpor.local.template.StateMachineResource;
import cpor.local.template.StreamMapping;
import cpor.local.template.Template;
import cpor.local.web.PortInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Everything behind the HTTP API: the services, the functions that use them, and the wires between.
 *
 * @param aws address of the AWS endpoint
 */
record Backend(
    URI aws,
    Functions functions,
    MailSink mails,
    EventBusSink events,
    StepFunctions stepFunctions,
    List<StreamPump> streams,
    Rest rest) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLE = "arn:aws:iam::" + AwsClients.ACCOUNT + ":role/local";

  /**
   * Starts it all.
   *
   * @throws PortInUse if another program has the endpoint's port
   */
  static Backend start(
      Template template, int awsPort, ProductClock clock, Consumer<String> log, Shutdown shutdown) {
    // first, so that a busy port is told before anything starts
    HttpServer port = bind(awsPort);
    shutdown.closing(() -> port.stop(0));
    ExecutorService threads = shutdown.closing(Executors.newVirtualThreadPerTaskExecutor());
    CompletableFuture<EmbeddedS3> s3 =
        CompletableFuture.supplyAsync(() -> EmbeddedS3.start(template.buckets()), threads);
    EmbeddedDynamoDb dynamoDb = shutdown.closing(EmbeddedDynamoDb.start());
    template.tables().forEach(dynamoDb::create);

    // functions need the endpoint, behind which state machines need the functions
    CompletableFuture<Functions> functions = new CompletableFuture<>();
    Invoker invoker = (id, payload) -> functions.join().invoke(id, payload);
    DefaultEventBus defaultBus = new DefaultEventBus(template.eventRules(), invoker);
    MailSink mails = new MailSink(clock, defaultBus::publish);
    EventBusSink events = new EventBusSink(clock);
    ServiceCall services = shutdown.closing(new ServiceCall(dynamoDb.endpoint(), events));
    InFlight stateMachines = new InFlight();
    StepFunctions stepFunctions =
        new StepFunctions(
            clock,
            stateMachines,
            new ServiceIntegrations(template.functions(), invoker, services),
            threads,
            new SecureRandom(),
            event -> publish(event, defaultBus, log));
    for (StateMachineResource machine : template.stateMachines()) {
      stepFunctions.createStateMachine(machine.name(), ROLE, machine.definition());
    }
    AwsEndpoint endpoint =
        shutdown.closing(
            AwsEndpoint.start(
                port,
                new AwsEndpoint.Services(
                    dynamoDb,
                    shutdown.closing(s3.join()),
                    mails,
                    stepFunctionsService(stepFunctions),
                    events)));
    AwsClients clients = new AwsClients(endpoint.uri());
    functions.complete(
        shutdown.closing(
            Functions.start(
                template.functions(),
                function -> new FunctionCloud(function.environment(), clock, clients),
                log)));
    List<StreamPump> streams = streams(template, dynamoDb, invoker, shutdown);
    return new Backend(
        endpoint.uri(),
        functions.join(),
        mails,
        events,
        stepFunctions,
        streams,
        new Rest(stateMachines, streams, functions.join()));
  }

  /** An event that nobody waits for: what goes wrong is only in the log. */
  private static void publish(JsonNode event, DefaultEventBus bus, Consumer<String> log) {
    try {
      bus.publish(event);
    } catch (RuntimeException failure) {
      log.accept("an event was not delivered: " + failure.getMessage());
    }
  }

  private static HttpServer bind(int port) {
    try {
      return AwsEndpoint.bind(port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<StreamPump> streams(
      Template template, EmbeddedDynamoDb dynamoDb, Invoker invoker, Shutdown shutdown) {
    List<StreamPump> streams = new ArrayList<>();
    for (StreamMapping stream : template.streamMappings()) {
      try {
        streams.add(
            shutdown.closing(
                StreamPump.start(
                    dynamoDb,
                    stream.mapping(),
                    records -> invoker.invoke(stream.functionId(), records))));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while starting", interrupted);
      }
    }
    return List.copyOf(streams);
  }

  private static JsonService stepFunctionsService(StepFunctions stepFunctions) {
    StepFunctionsApi api = new StepFunctionsApi(stepFunctions);
    return (operation, request) -> {
      StepFunctionsApi.Answer answer = api.call(operation, request.toString());
      return new JsonService.Answer(answer.status(), read(answer.body()));
    };
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
