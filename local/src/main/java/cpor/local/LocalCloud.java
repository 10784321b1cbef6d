package cpor.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import cpor.local.alarms.Alarms;
import cpor.local.aws.AwsClients;
import cpor.local.aws.AwsJsonClient;
import cpor.local.claims.ClaimItems;
import cpor.local.claims.ClaimList;
import cpor.local.events.EventBusSink;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.gateway.AccessLogLine;
import cpor.local.gateway.HttpApi;
import cpor.local.lambda.Invoker;
import cpor.local.logs.LogGroups;
import cpor.local.mail.MailSink;
import cpor.local.page.ApiReference;
import cpor.local.page.Pages;
import cpor.local.page.RecentLines;
import cpor.local.page.Sources;
import cpor.local.rights.AccessControl;
import cpor.local.template.AccessLog;
import cpor.local.template.Deployment;
import cpor.local.template.Template;
import cpor.local.tokens.Discovery;
import cpor.local.tokens.TokenClient;
import cpor.local.tokens.TokenEndpoint;
import cpor.local.tokens.TokenIssuer;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import stepfunctions.StepFunctions;
import stepfunctions.clock.VirtualClock;

/**
 * The product and the cloud around it, in this JVM and in memory. It runs what template.yaml
 * describes, so that what is wrong there fails here first.
 */
public final class LocalCloud implements AutoCloseable {

  /** Where the doors are that AWS does not have. */
  static final String LOCAL_PATH = "/_local";

  /** As the runbook calls it. */
  private static final String STACK = "cpor-claims";

  /** The issuer's path; the token endpoint and the keys lie below it. */
  private static final String ISSUER_PATH = LOCAL_PATH + "/oauth2";

  /** What the product's tests hold its mails to; the page shows them. */
  private static final String GOLDEN_MAILS = "functions/tests/src/test/resources/cpor/notice/mail";

  /** Where alarms lead to. */
  private static final String RUNBOOK = "docs/runbook.md";

  private static final int LOG_LINES = 200;
  private static final Clock REAL_TIME = Clock.systemUTC();

  private final Shutdown shutdown;
  private final URI api;
  private final Backend backend;
  private final ProductTime time;
  private final TokenIssuer issuer;

  private LocalCloud(
      Shutdown shutdown, URI api, Backend backend, ProductTime time, TokenIssuer issuer) {
    this.shutdown = shutdown;
    this.api = api;
    this.backend = backend;
    this.time = time;
    this.issuer = issuer;
  }

  /** Starts it for people: prints where everything is, plays a sample and stays up. */
  public static void main(String[] args) {
    int status = new Console(System.out, System.getenv()).run();
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * Starts everything; when this returns, all of it is ready.
   *
   * @throws RuntimeException saying what is wrong with the template, a function or a port
   */
  public static LocalCloud start(Options options) {
    Shutdown shutdown = new Shutdown();
    try {
      return start(options, shutdown);
    } catch (RuntimeException failure) {
      shutdown.close();
      throw failure;
    } catch (InterruptedException interrupted) {
      shutdown.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", interrupted);
    }
  }

  private static LocalCloud start(Options options, Shutdown shutdown) throws InterruptedException {
    WebServer web = shutdown.closing(WebServer.bind(options.apiPort()));
    URI api = web.uri();
    Deployment deployment = deployment(options, api);
    Template template = Template.read(options.template(), deployment);
    CompletableFuture<TokenIssuer> issuer =
        CompletableFuture.supplyAsync(
            () ->
                TokenIssuer.withTheKeyOfThisProcess(
                    template.authorizer().issuer(),
                    template.authorizer().audiences().getFirst(),
                    REAL_TIME));
    VirtualClock clock = shutdown.closing(clock(options));
    RecentLines log = new RecentLines(LOG_LINES);
    Backend backend = Backend.start(template, deployment, options, clock, log, shutdown);
    ProductTime time = new ProductTime(clock, backend.rest(), backend.stepFunctions());
    HttpApi httpApi =
        new HttpApi(
            template.routes(),
            template.authorizer(),
            issuer.join().publicKeys(),
            backend.functions(),
            REAL_TIME,
            () -> backend.faults().strike(Fault.ApiThrottled.class, _ -> true).isPresent(),
            log,
            accessLog(template, backend.logs()));
    AwsJsonClient aws = shutdown.closing(new AwsJsonClient(backend.aws()));
    String table = template.tables().getFirst().name();
    ClaimList claims = ClaimList.following(backend.tables(), table);
    Sources sources =
        new Sources(
            clock,
            backend.mails(),
            claims,
            new ClaimItems(aws, table),
            backend.stepFunctions(),
            backend.events(),
            backend.faults(),
            backend.watch().alarms(),
            log,
            options.template().resolveSibling(GOLDEN_MAILS),
            options.template().resolveSibling(RUNBOOK));
    Path contract = options.template().resolveSibling("docs/openapi.yaml");
    Map<String, Door> doors = new LinkedHashMap<>(tokenDoors(issuer.join()));
    doors.put("/", backend.watch().measured(httpApi, template.apiId()));
    doors.put(LOCAL_PATH, new Pages(LOCAL_PATH, sources));
    doors.put(LOCAL_PATH + "/api", new ApiReference(LOCAL_PATH + "/api", contract, api));
    doors.put(LOCAL_PATH + "/health", _ -> ready());
    doors.put(LOCAL_PATH + "/clock", new ClockDoor(time));
    doors.put(LOCAL_PATH + "/faults", new FaultsDoor(LOCAL_PATH + "/faults", backend.faults()));
    doors.put(LOCAL_PATH + "/alarms", new AlarmsDoor(backend.watch().alarms()));
    doors.put(LOCAL_PATH + "/mail-events", new MailEventDoor(backend.mails()));
    web.open(doors);
    return new LocalCloud(shutdown, api, backend, time, issuer.join());
  }

  private static Consumer<Map<String, String>> accessLog(Template template, LogGroups logs) {
    AccessLog settings = template.accessLog();
    return settings == null
        ? _ -> {}
        : facts ->
            logs.write(settings.group(), "HttpApi", AccessLogLine.of(settings.format(), facts));
  }

  private static Map<String, Door> tokenDoors(TokenIssuer issuer) {
    Discovery discovery = new Discovery(issuer);
    return Map.of(
        ISSUER_PATH + "/token", new TokenEndpoint(issuer, TokenClient.ALL),
        ISSUER_PATH + "/jwks", _ -> discovery.keys(),
        ISSUER_PATH + "/.well-known/openid-configuration", _ -> discovery.configuration());
  }

  /** Nothing is served before everything is. */
  private static Answer ready() {
    return Answer.json(200, JsonNodeFactory.instance.objectNode().put("status", "ready"));
  }

  private static Deployment deployment(Options options, URI api) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("TokenIssuer", api + ISSUER_PATH);
    parameters.put("MailSender", "notices@claims.localhost");
    parameters.put("MailIdentity", "claims.localhost");
    parameters.put("SupportAddress", "support@claims.localhost");
    parameters.put("LeadAddress", "reviewers-lead@cpor.example");
    parameters.put("PortalUrl", api + LOCAL_PATH);
    parameters.put("ConsentBaseUrl", "http://%s:%d".formatted(options.linkHost(), api.getPort()));
    parameters.putAll(Template.overrides(options.template(), options.environment()));
    return new Deployment(AwsClients.REGION, AwsClients.ACCOUNT, STACK, api.toString(), parameters);
  }

  private static VirtualClock clock(Options options) {
    Instant start = options.clockStart().orElseGet(REAL_TIME::instant);
    return options.clockRuns() ? VirtualClock.running(start) : VirtualClock.standingAt(start);
  }

  /** Address of the HTTP API. */
  public URI api() {
    return api;
  }

  /** Address of the AWS endpoint. */
  public URI aws() {
    return backend.aws();
  }

  /** Clients of the AWS endpoint. */
  public AwsClients clients() {
    return new AwsClients(backend.aws());
  }

  public ProductTime time() {
    return time;
  }

  public MailSink mails() {
    return backend.mails();
  }

  /** What the product told other systems. */
  public EventBusSink events() {
    return backend.events();
  }

  /** What rings. */
  public Alarms alarms() {
    return backend.watch().alarms();
  }

  /** What is broken on purpose. */
  public Faults faults() {
    return backend.faults();
  }

  /** The functions, for whoever may call them all. */
  public Invoker functions() {
    return backend.functions();
  }

  /** Who may do what, and which permissions were needed so far. */
  public AccessControl rights() {
    return backend.rights();
  }

  public StepFunctions stepFunctions() {
    return backend.stepFunctions();
  }

  /**
   * A token with all of a client's scopes.
   *
   * @throws NoSuchElementException if there is no such client
   */
  public String token(String clientId) {
    TokenClient client = client(clientId);
    return issuer.issue(client, client.scopes());
  }

  /**
   * A token that was good until a moment ago.
   *
   * @throws NoSuchElementException if there is no such client
   */
  public String expiredToken(String clientId) {
    return issuer.issueExpired(client(clientId));
  }

  private static TokenClient client(String id) {
    return TokenClient.ALL.stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("there is no client " + id));
  }

  @Override
  public void close() {
    shutdown.close();
  }
}
