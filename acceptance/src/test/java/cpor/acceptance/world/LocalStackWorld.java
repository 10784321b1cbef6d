package cpor.acceptance.world;

import static org.awaitility.Awaitility.await;

import cpor.local.mail.MailOutcome;
import cpor.local.tokens.TokenClient;
import cpor.local.tokens.TokenIssuer;
import cpor.localstack.FunctionPackage;
import cpor.localstack.LambdaGateway;
import cpor.localstack.LocalStack;
import cpor.localstack.Stack;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.pollinterval.IterativePollInterval;
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
          "DisputeReminderBefore", "PT30S");

  private static final Duration LONGEST_UNREST = Duration.ofSeconds(90);

  private final Product product;
  private final Supplier<List<String>> concerned;

  private LocalStackWorld(Product product, Supplier<List<String>> concerned) {
    this.product = product;
    this.concerned = concerned;
  }

  /** What is deployed, and what is around it. */
  private record Product(
      LocalStack aws,
      Stack stack,
      LambdaGateway gateway,
      LambdaClient lambda,
      TokenIssuer issuer,
      ClaimsAtWork claims,
      ClaimsTable table,
      MailService mail,
      BusSubscription bus) {

    static Product of(LocalStack aws, Stack stack, LambdaGateway gateway, TokenIssuer issuer) {
      String table = stack.id("ClaimsTable");
      return new Product(
          aws,
          stack,
          gateway,
          aws.lambda(),
          issuer,
          new ClaimsAtWork(aws.clients(), table, stack.id("ClaimLifecycle")),
          new ClaimsTable(aws.clients().dynamoDb(), table),
          new MailService(aws, stack),
          BusSubscription.of(aws, stack.id("ClaimEventBus")));
    }
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
    Product product = Product.of(aws, stack, gateway, issuer);
    gateway.open(TEMPLATE, parameters, stack, product.lambda(), issuer);
    tellStandIns(stack);
    LocalStackWorld world = new LocalStackWorld(product, List::of);
    Warmth.by(
        List.of(
            world.reading("/claims/none", "org-17"),
            world.reading("/reviews/none", "reviewer-1"),
            world.reading("/consent/none", "org-17")));
    return world;
  }

  private HttpRequest reading(String path, String client) {
    return HttpRequest.newBuilder(api().resolve(path))
        .header("authorization", "Bearer " + token(client))
        .build();
  }

  private static Map<String, String> parameters(URI api) {
    Map<String, String> parameters = new HashMap<>(PERIODS);
    parameters.put("TokenIssuer", issuerOf(api));
    parameters.put("TokenAudience", AUDIENCE);
    parameters.put("MailSender", SENDER);
    parameters.put("MailIdentity", "cpor.example");
    parameters.put("SupportAddress", "support@cpor.example");
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
        - SES events: put into the queue of MailEvents as the rule would
        accepted by CloudFormation and not created:""");
    stack.notCreated().forEach(resource -> System.out.println("- " + resource));
  }

  @Override
  public World concernedWith(Supplier<List<String>> claimIds) {
    return new LocalStackWorld(product, claimIds);
  }

  @Override
  public URI api() {
    return product.gateway().uri();
  }

  @Override
  public String token(String client) {
    TokenClient known = client(client);
    return product.issuer().issue(known, known.scopes());
  }

  @Override
  public String expiredToken(String client) {
    return product.issuer().issueExpired(client(client));
  }

  private static TokenClient client(String id) {
    return TokenClient.ALL.stream()
        .filter(candidate -> candidate.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public Duration delay() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void settle() {
    await("the claims to come to rest")
        .atMost(LONGEST_UNREST)
        .pollDelay(Duration.ZERO)
        // a look is up to two calls, and LocalStack answers one call at a time
        .pollInterval(
            IterativePollInterval.iterative(
                last -> last.toMillis() < 2000 ? last.plusMillis(500) : last,
                Duration.ofMillis(500)))
        .until(() -> concerned.get().stream().allMatch(product.claims()::isAtRest));
  }

  @Override
  public void passTo(Instant then) {
    settle();
    concerned.get().forEach(product.mail()::reportDeliveries);
    Duration wait = Duration.between(Instant.now(), then).plusMillis(100);
    if (wait.isPositive()) {
      await("the time")
          .atMost(wait.plusSeconds(10))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> Instant.now().isAfter(then));
    }
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
  public void withoutTable(Runnable meanwhile) {
    throw new UnsupportedOperationException("time is real here, and an outage lasts for minutes");
  }

  @Override
  public void stop(Execution execution) {
    product.claims().stop(execution);
  }

  @Override
  public List<SentMail> mails() {
    settle();
    return product.mail().sent();
  }

  @Override
  public void reportNothingOf(String address) {
    product.mail().reportNothingOf(address);
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
    product.mail().report(sent, outcome);
    settle();
  }

  @Override
  public List<Announcement> announcements(String claimId) {
    settle();
    return product.bus().about(claimId);
  }

  @Override
  public List<Execution> executions(String claimId) {
    settle();
    return product.claims().executions(claimId);
  }

  @Override
  public void writeByHand(Map<String, String> item) {
    product.table().put(item);
  }

  @Override
  public List<String> recordsKeptUnread() {
    settle();
    return product.table().recordsKeptUnread();
  }

  @Override
  public void close() {
    product.gateway().close();
    product.bus().close();
    product.mail().close();
    product.table().close();
    product.claims().close();
    product.lambda().close();
    product.stack().close();
    product.aws().close();
  }
}
