package cpor.acceptance.world;

import static org.awaitility.Awaitility.await;

import cpor.local.aws.MailOutcome;
import cpor.local.tokens.TokenClient;
import cpor.local.tokens.TokenIssuer;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import cpor.localstack.FunctionPackage;
import cpor.localstack.LambdaGateway;
import cpor.localstack.LocalStack;
import cpor.localstack.Stack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ses.SesClient;

/**
 * The product deployed to LocalStack by its own template: packaged functions in containers, real
 * streams, LocalStack's Step Functions and mail. Time is real, and the periods are seconds.
 */
public final class LocalStackWorld implements World {
  private static final Path TEMPLATE = Path.of("../template.yaml");
  private static final String AUDIENCE = "cpor-claims";
  private static final String LEAD = "reviewers-lead@cpor.example";
  private static final String SENDER = "claims@cpor.example";

  /** Long enough for what a scenario does meanwhile, short enough to be waited for. */
  private static final Map<String, String> PERIODS =
      Map.of(
          "ReviewStartWithin", "PT40S",
          "ReviewWithin", "PT40S",
          "DecisionDueWithin", "PT10M",
          "PartnerResponseWithin", "PT40S",
          "ConsentWindow", "PT40S",
          "DisputePeriod", "PT60S",
          "DisputeAnswerWithin", "PT40S",
          "PartnerReminderBefore", "PT20S",
          "DisputeReminderBefore", "PT30S",
          "OverdueRepeat", "PT10M");

  private static final Pattern CLAIM_PATH = Pattern.compile("/(?:claims|reviews)/([^/]+).*");
  private static final Duration LONGEST_UNREST = Duration.ofSeconds(90);

  private final LocalStack aws;
  private final LambdaGateway gateway;
  private final Stack stack;
  private final LambdaClient lambda;
  private final TokenIssuer issuer;
  private final ClaimsAtWork claims;
  private final MailService mail;
  private final BusSubscription bus;

  /**
   * Claims that something was done to, which may still be at work because of it: the how manieth.
   */
  private final Map<String, Long> touched = new ConcurrentHashMap<>();

  private final AtomicLong touches = new AtomicLong();

  private LocalStackWorld(LocalStack aws, LambdaGateway gateway, Stack stack, TokenIssuer issuer) {
    this.aws = aws;
    this.gateway = gateway;
    this.stack = stack;
    this.lambda = aws.lambda();
    this.issuer = issuer;
    this.claims =
        new ClaimsAtWork(aws.clients(), stack.id("ClaimsTable"), stack.id("ClaimLifecycle"));
    this.mail = new MailService(aws, stack);
    this.bus = BusSubscription.of(aws, stack.id("ClaimEventBus"));
  }

  /** Starts LocalStack, deploys the product and says what stands in for what LocalStack lacks. */
  public static LocalStackWorld start() {
    LocalStack aws = LocalStack.start();
    try {
      return deployedTo(aws);
    } catch (RuntimeException failure) {
      aws.close();
      throw failure;
    }
  }

  private static LocalStackWorld deployedTo(LocalStack aws) {
    try (SesClient ses = aws.clients().ses()) {
      ses.verifyEmailIdentity(request -> request.emailAddress(SENDER));
    }
    LambdaGateway gateway = LambdaGateway.bind();
    Map<String, String> parameters = parameters(gateway.uri());
    TokenIssuer issuer = new TokenIssuer(issuerOf(gateway.uri()), AUDIENCE, Clock.systemUTC());
    Stack stack =
        Stack.deploy(aws, "cpor-claims", TEMPLATE, FunctionPackage.ofFunctions(), parameters);
    LocalStackWorld world = new LocalStackWorld(aws, gateway, stack, issuer);
    gateway.open(TEMPLATE, parameters, stack, world.lambda, issuer, world::watching);
    tellStandIns(stack);
    return world;
  }

  private static Map<String, String> parameters(URI api) {
    Map<String, String> parameters = new HashMap<>(PERIODS);
    parameters.put("TokenIssuer", issuerOf(api));
    parameters.put("TokenAudience", AUDIENCE);
    parameters.put("MailSender", SENDER);
    parameters.put("MailIdentity", "cpor.example");
    parameters.put("LeadAddress", LEAD);
    parameters.put("PortalUrl", "https://portal.example/claims");
    parameters.put("ConsentBaseUrl", api.toString());
    parameters.put("Architecture", architecture());
    return Map.copyOf(parameters);
  }

  private static String issuerOf(URI api) {
    return api + "/issuer";
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }

  private static void tellStandIns(Stack stack) {
    System.out.println(
        """
        LocalStack, stood in for (docs/localstack.md says why):
        - HTTP API: the local gateway calls the deployed functions
        - token issuer: the local one
        - SES identity: verified by API
        - SES events: given to MailEvents as the rule would
        accepted by CloudFormation and not created:""");
    stack.notCreated().forEach(resource -> System.out.println("- " + resource));
  }

  /** Remembers which claim a request may have set to work. */
  private Door watching(Door api) {
    return request -> {
      Answer answer = api.answer(request);
      if (answer.status() < 400) {
        touch(request);
      }
      return answer;
    };
  }

  private void touch(Request request) {
    if (request.method().equals("GET") || request.method().equals("HEAD")) {
      return;
    }
    Matcher path = CLAIM_PATH.matcher(request.rawPath());
    if (path.matches()) {
      touch(path.group(1));
    } else if (request.rawPath().startsWith("/consent/")) {
      // the link's claim is nobody's to know
      claims.running().forEach(this::touch);
    }
  }

  private void touch(String claimId) {
    touched.put(claimId, touches.incrementAndGet());
  }

  @Override
  public URI api() {
    return gateway.uri();
  }

  @Override
  public String token(String client) {
    TokenClient known = client(client);
    return issuer.issue(known, known.scopes());
  }

  @Override
  public String expiredToken(String client) {
    return issuer.issueExpired(client(client));
  }

  private static TokenClient client(String id) {
    return TokenClient.ALL.stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Duration delay() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void settle() {
    Map<String, Long> atWork = new HashMap<>(touched);
    await("the claims to come to rest")
        .atMost(LONGEST_UNREST)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(150))
        .until(
            () -> {
              atWork.entrySet().removeIf(claim -> isAtRest(claim.getKey(), claim.getValue()));
              return atWork.isEmpty();
            });
  }

  private boolean isAtRest(String claimId, Long touch) {
    if (!claims.isAtRest(claimId)) {
      return false;
    }
    touched.remove(claimId, touch);
    return true;
  }

  @Override
  public void passTo(Instant then) {
    Duration wait = Duration.between(now(), then).plusMillis(100);
    if (wait.isPositive()) {
      await("the time")
          .atMost(wait.plusSeconds(10))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> now().isAfter(then));
    }
    claims.running().forEach(this::touch);
    settle();
  }

  @Override
  public String leadAddress() {
    return LEAD;
  }

  @Override
  public void withoutMail(Runnable meanwhile) {
    throw new UnsupportedOperationException("time is real here, and an outage lasts for hours");
  }

  @Override
  public void stop(Execution execution) {
    claims.stop(execution);
  }

  @Override
  public List<SentMail> mails() {
    settle();
    return mail.sent();
  }

  @Override
  public void report(SentMail sent, MailReport report) {
    MailOutcome outcome =
        switch (report) {
          case DELIVERY -> new MailOutcome.Delivery();
          case TRANSIENT_BOUNCE -> new MailOutcome.Bounce(MailOutcome.BounceType.TRANSIENT);
          case PERMANENT_BOUNCE -> new MailOutcome.Bounce(MailOutcome.BounceType.PERMANENT);
          case COMPLAINT -> new MailOutcome.Complaint();
        };
    touch(mail.report(sent, outcome));
    settle();
  }

  @Override
  public List<Announcement> announcements(String claimId) {
    settle();
    return bus.about(claimId);
  }

  @Override
  public List<Execution> executions(String claimId) {
    settle();
    return claims.executions(claimId);
  }

  @Override
  public void close() {
    gateway.close();
    bus.close();
    mail.close();
    claims.close();
    lambda.close();
    stack.close();
    aws.close();
  }
}
