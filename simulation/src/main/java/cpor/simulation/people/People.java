package cpor.simulation.people;

import cpor.simulation.cloud.Attributes;
import cpor.simulation.cloud.Deployed;
import cpor.simulation.cloud.Document;
import cpor.simulation.cloud.Mail;
import cpor.simulation.cloud.World;
import cpor.simulation.people.Wish.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/**
 * All who have to do with one claim. They act one after the other or at the same moment, often
 * around a deadline, mostly as makes sense and sometimes not, twice if they did not hear.
 */
public final class People {

  private static final String DRAFT =
      """
      {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "name": "Contoso Kft.", "domain": "contoso.example"},
       "partner": {"partnerId": "4567890"}, "solutionArea": "MICROSOFT_365", "activity": "USAGE", "products": [{"name": "Teams"}],
       "customerContact": {"name": "Anna Titokzatos", "email": "anna.titokzatos@contoso.example", "language": "en"},
       "partnerContact": {"name": "Petra Titokzatos", "email": "petra.titokzatos@partner.example"}}
      """;

  private final World world;
  private final Client client;
  private final long seed;
  private final Set<Integer> omitted;
  private final Deployed next;
  private final BiConsumer<Wish, Wish.Request> answered;
  private final List<Wish> wishes = new ArrayList<>();
  private final int acts;
  private final boolean deploys;
  private @Nullable String claimId;
  private int acted;

  /**
   * The people of a life.
   *
   * @param omitted the acts, by their number, that nobody does
   * @param next what may be deployed in the midst
   * @param answered is told each answer
   */
  public People(
      World world,
      long seed,
      Set<Integer> omitted,
      Deployed next,
      BiConsumer<Wish, Wish.Request> answered) {
    this.world = world;
    this.client = new Client(world);
    this.seed = seed;
    this.omitted = Set.copyOf(omitted);
    this.next = next;
    this.answered = answered;
    Random random = world.random("people");
    this.acts = 3 + random.nextInt(14);
    this.deploys = random.nextInt(4) == 0;
  }

  public List<Wish> wishes() {
    return List.copyOf(wishes);
  }

  public int acts() {
    return acts;
  }

  /** Begins with a draft; what follows, follows from there. */
  public void begin() {
    Wish filing = wish(Role.PARTNER, "partner-1", "create", null);
    file(filing, 0);
  }

  /** Whoever gets no claim tries again with the same key, for a while. */
  private void file(Wish filing, int tries) {
    Client.Call call =
        new Client.Call("ClaimsApiFunction", "POST /claims", Map.of(), keyOf(filing), DRAFT, false);
    send(
        filing,
        call,
        answer -> {
          if (answer.status() == 201 && claimId == null) {
            claimId = answer.body().split("\"id\":\"", 2)[1].split("\"", 2)[0];
            actNext();
          }
        });
    if (tries < 50) {
      var _ =
          world
              .scheduler()
              .after(
                  Duration.ofMinutes(1),
                  () -> {
                    if (claimId == null) {
                      file(filing, tries + 1);
                    }
                  });
    }
  }

  private void actNext() {
    if (acted == acts) {
      world.chronicle().tell("nobody does anything more, and nothing goes wrong any more");
      world.storm().end();
      return;
    }
    acted++;
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + acted * 7919L);
    if (omitted.contains(acted)) {
      var _ = world.scheduler().after(gap(random), this::actNext);
      return;
    }
    if (deploys && acted == acts / 2) {
      world.deploy(next);
    }
    act(random);
    var _ = world.scheduler().after(gap(random), this::actNext);
  }

  private Duration gap(Random random) {
    int dice = random.nextInt(100);
    if (acted < 3 || dice < 25) {
      return Duration.ofMillis(random.nextInt(3_000));
    }
    if (dice < 45) {
      return Duration.ofSeconds(random.nextInt(3_600));
    }
    if (dice < 65) {
      return Duration.ofMinutes(random.nextInt(2 * 24 * 60));
    }
    return nextDeadline()
        .map(deadline -> Duration.between(world.now(), deadline))
        .filter(Duration::isPositive)
        .map(until -> until.plus(around(random)))
        .orElse(Duration.ofMinutes(random.nextInt(60)));
  }

  /** Around a deadline, mostly to the second. */
  private static Duration around(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Duration.ofMillis(random.nextInt(500));
      case 1, 2 -> Duration.ofMillis(random.nextInt(6_000) - 3_000);
      default -> Duration.ofMinutes(random.nextInt(300));
    };
  }

  private Optional<Instant> nextDeadline() {
    Map<String, AttributeValue> claim = claim();
    AttributeValue dueAt = claim.containsKey("dueAt") ? claim.get("dueAt") : claim.get("wakeAt");
    return Optional.ofNullable(dueAt).map(it -> Instant.parse(it.s()));
  }

  private Map<String, AttributeValue> claim() {
    return claimId == null ? Map.of() : world.table().item("CLAIM#" + claimId, "CLAIM");
  }

  private String stage() {
    AttributeValue stage = claim().get("stage");
    return stage == null ? "NONE" : stage.s();
  }

  /** How many events the claim has. */
  private int events() {
    AttributeValue events = claim().get("eventCount");
    return events == null ? 0 : Integer.parseInt(events.n());
  }

  private void act(Random random) {
    String action =
        random.nextInt(8) == 0 ? any(random, ANYTHING) : any(random, likely(stage(), random));
    switch (action) {
      case "wait" -> {}
      case "stop-execution" -> stopExecution(random);
      case "redrive-execution" -> redriveExecution();
      case "pause-windows" -> pauseWindows(random);
      case "reconcile" -> reconcile();
      case "open-page", "decline" -> visitPage(action, random);
      case String _ -> ask(action, random);
    }
    if (random.nextInt(action.equals("stop-execution") ? 2 : 6) == 0) {
      act(new Random(random.nextLong()));
    }
  }

  private static final String[] ANYTHING = {
    "edit",
    "add-evidence",
    "confirm-evidence",
    "remove-evidence",
    "submit",
    "start",
    "request-action",
    "resubmit",
    "approve",
    "reject",
    "withdraw",
    "dispute",
    "resend-consent-notice",
    "resend-consent-notice-by-reviewer",
    "correct-customer-contact",
    "correct-customer-contact-by-reviewer",
    "comment",
    "comment-by-reviewer",
    "open-page",
    "decline",
    "stop-execution",
    "redrive-execution",
    "reconcile",
    "pause-windows",
    "discard"
  };

  private static String[] likely(String stage, Random random) {
    return switch (stage) {
      case "EDITING" ->
          random.nextInt(3) == 0
              ? new String[] {"edit", "comment", "submit", "discard", "remove-evidence"}
              : new String[] {"add-evidence", "submit", "submit"};
      case "SUBMITTED" ->
          new String[] {
            "start",
            "start",
            "start",
            "wait",
            "edit",
            "withdraw",
            "comment-by-reviewer",
            "add-evidence",
            "stop-execution"
          };
      case "UNDER_REVIEW" ->
          new String[] {
            "approve",
            "approve",
            "approve",
            "request-action",
            "request-action",
            "reject",
            "wait",
            "comment",
            "withdraw",
            "stop-execution"
          };
      case "PARTNER_ACTION_REQUIRED" ->
          new String[] {"resubmit", "resubmit", "wait", "edit", "add-evidence", "withdraw"};
      case "CONSENT_WINDOW" ->
          new String[] {
            "wait",
            "wait",
            "wait",
            "wait",
            "open-page",
            "decline",
            "resend-consent-notice",
            "correct-customer-contact-by-reviewer",
            "correct-customer-contact",
            "withdraw",
            "resend-consent-notice-by-reviewer",
            "stop-execution",
            "redrive-execution",
            "pause-windows"
          };
      case "DISPUTE_PERIOD" ->
          new String[] {"dispute", "dispute", "wait", "wait", "add-evidence", "comment", "decline"};
      case "ASSOCIATED" -> new String[] {"withdraw", "wait", "wait", "decline", "dispute"};
      case String _ -> new String[] {"wait", "comment", "dispute", "withdraw"};
    };
  }

  private static String any(Random random, String[] actions) {
    return actions[random.nextInt(actions.length)];
  }

  /** An operator tries out what the console offers, and may think better of it. */
  private void stopExecution(Random random) {
    for (Execution execution : world.stepFunctions().executions()) {
      if (execution.status() == ExecutionStatus.RUNNING && !world.storm().isOver()) {
        world.chronicle().tellFault("an operator stops execution " + execution.name());
        world.stepFunctions().stopExecution(execution.arn(), null, null);
      }
    }
    switch (random.nextInt(4)) {
      case 0, 1 -> {
        Duration later = Duration.ofSeconds(random.nextInt(3 * 60 * 60));
        var _ = world.scheduler().after(later, this::redriveExecution);
      }
      case 2 -> reconcile();
      default -> {}
    }
  }

  /** Perhaps one that has been replaced by now: then it has to end again. */
  private void redriveExecution() {
    for (Execution execution : world.stepFunctions().executions()) {
      if (execution.isRedrivable() && !world.storm().isOver()) {
        world.chronicle().tellFault("an operator redrives execution " + execution.name());
        world.stepFunctions().redriveExecution(execution.arn());
      }
    }
  }

  /** For days, or only for as long as it has been: then the pause is over. */
  private void pauseWindows(Random random) {
    world.pauseWindows(world.now().plus(Duration.ofMinutes(random.nextInt(10 * 24 * 60))));
  }

  private void reconcile() {
    world.chronicle().tell("an operator has the claim looked after");
    world.invoke("ReconcileFunction", "{\"claimId\": \"%s\"}".formatted(claimId), _ -> {});
  }

  private void visitPage(String action, Random random) {
    List<Mail> asked =
        world.mails().all().stream().filter(mail -> mail.token().isPresent()).toList();
    if (asked.isEmpty()) {
      return;
    }
    Mail mail = random.nextInt(4) == 0 ? asked.get(random.nextInt(asked.size())) : asked.getLast();
    String token = mail.token().orElseThrow();
    Wish wish = wish(Role.CUSTOMER, "customer", action, token);
    boolean presses = action.equals("decline");
    Client.Call call =
        new Client.Call(
            "ConsentPageFunction",
            (presses ? "POST" : "GET") + " /consent/{token}",
            Map.of("token", token),
            Map.of(),
            presses ? "reason=not+our+partner" : "",
            true);
    send(wish, call, _ -> {});
    maybeAgain(wish, call, random);
  }

  private void ask(String action, Random random) {
    boolean byReviewer =
        Set.of("start", "request-action", "approve", "reject").contains(action)
            || action.endsWith("-by-reviewer");
    String plain = action.replace("-by-reviewer", "");
    Wish wish =
        byReviewer
            ? wish(Role.REVIEWER, "reviewer-" + (1 + random.nextInt(2)), plain, null)
            : wish(Role.PARTNER, "partner-" + (1 + random.nextInt(2)), plain, null);
    Client.@Nullable Call call = call(wish, random);
    if (call == null) {
      return;
    }
    send(wish, call, _ -> {});
    maybeAgain(wish, call, random);
  }

  private void maybeAgain(Wish wish, Client.Call call, Random random) {
    if (random.nextInt(4) == 0) {
      Duration later =
          random.nextBoolean()
              ? Duration.ofMillis(random.nextInt(1_500))
              : Duration.ofMinutes(random.nextInt(18 * 60));
      var _ = world.scheduler().after(later, () -> send(wish, call, _ -> {}));
    }
  }

  private Client.@Nullable Call call(Wish wish, Random random) {
    boolean partner = wish.role() == Role.PARTNER;
    Map<String, String> headers = new HashMap<>(keyOf(wish));
    if (random.nextInt(5) == 0) {
      headers.put("if-match", etag(random));
    }
    String action = wish.action();
    Map<String, String> path = new HashMap<>(Map.of("id", String.valueOf(claimId)));
    String function = partner ? "ClaimsApiFunction" : "ReviewsApiFunction";
    String place = (partner ? "/claims" : "/reviews") + "/{id}";
    return switch (action) {
      case "edit" -> {
        headers.remove("idempotency-key");
        headers.put("if-match", etag(random));
        String name = random.nextBoolean() ? "Teams" : "Exchange";
        yield new Client.Call(
            function,
            "PATCH " + place,
            path,
            headers,
            "{\"products\": [{\"name\": \"%s\"}]}".formatted(name),
            false);
      }
      case "discard" -> {
        headers.remove("idempotency-key");
        headers.put("if-match", etag(random));
        yield new Client.Call(function, "DELETE " + place, path, headers, "", false);
      }
      case "add-evidence" ->
          new Client.Call(
              function,
              "POST " + place + "/evidence",
              path,
              headers,
              Document.declaration(),
              false);
      case "confirm-evidence", "remove-evidence" -> {
        @Nullable String document = evidence(random);
        if (document == null) {
          yield null;
        }
        path.put("evidenceId", document);
        if (action.equals("confirm-evidence")) {
          yield new Client.Call(
              function,
              "POST " + place + "/evidence/{evidenceId}/confirm",
              path,
              headers,
              "{}",
              false);
        }
        headers.remove("idempotency-key");
        headers.put("if-match", etag(random));
        yield new Client.Call(
            function, "DELETE " + place + "/evidence/{evidenceId}", path, headers, "", false);
      }
      case "comment" ->
          new Client.Call(
              function,
              "POST " + place + "/comments",
              path,
              headers,
              "{\"text\": \"A word.\"}",
              false);
      case "resend-consent-notice" ->
          new Client.Call(
              function, "POST " + place + "/consent-notice", path, headers, "{}", false);
      case "correct-customer-contact" ->
          new Client.Call(
              function, "POST " + place + "/consent-notice", path, headers, corrected(wish), false);
      case String _ ->
          new Client.Call(
              function, "POST " + place + "/" + action, path, headers, body(action), false);
    };
  }

  private static String corrected(Wish wish) {
    return """
    {"customerContact": {"name": "Anna Titokzatos", "email": "%s.titokzatos@contoso.example", "language": "hu"}}
    """
        .formatted(wish.name().toLowerCase(Locale.ROOT));
  }

  private static String body(String action) {
    return switch (action) {
      case "request-action" -> "{\"reasons\": [\"OTHER\"], \"comment\": \"More, please.\"}";
      case "reject" -> "{\"reasons\": [\"POE_INSUFFICIENT\"], \"comment\": \"Not enough.\"}";
      case "resubmit" -> "{\"comment\": \"Here it is.\"}";
      case "withdraw" -> "{\"reason\": \"NO_LONGER_ENGAGED\"}";
      case "dispute" -> "{\"justification\": \"It was enough.\"}";
      case String _ -> "{}";
    };
  }

  /** Mostly the version as it is, sometimes one that was. */
  private String etag(Random random) {
    Map<?, ?> counters = (Map<?, ?>) document().getOrDefault("counters", Map.of("version", 1L));
    long version = (Long) Objects.requireNonNull(counters.get("version"));
    return "\"" + (random.nextInt(5) == 0 ? Math.max(1, version - 1) : version) + "\"";
  }

  private @Nullable String evidence(Random random) {
    List<?> evidence = (List<?>) document().getOrDefault("evidence", List.of());
    return evidence.isEmpty()
        ? null
        : (String) ((Map<?, ?>) evidence.get(random.nextInt(evidence.size()))).get("id");
  }

  @SuppressWarnings("unchecked") // a tree's maps are maps of texts
  private Map<String, Object> document() {
    AttributeValue document = claim().get("document");
    return document == null ? Map.of() : (Map<String, Object>) Attributes.tree(document);
  }

  private Wish wish(Role role, String person, String action, @Nullable String token) {
    Wish wish =
        new Wish(
            role.name().charAt(0) + "Titokzatos" + (wishes.size() + 1),
            role,
            person,
            action,
            token);
    wishes.add(wish);
    return wish;
  }

  private static Map<String, String> keyOf(Wish wish) {
    return Map.of("idempotency-key", "key-of-" + wish.name().replace("Titokzatos", ""));
  }

  private void send(Wish wish, Client.Call call, Consumer<Wish.Answer> then) {
    String again = wish.requests().isEmpty() ? "" : " again";
    world
        .chronicle()
        .tell("%s (%s) asks%s to %s".formatted(wish.person(), wish.name(), again, wish.action()));
    Wish.Request request = new Wish.Request(world.now(), events());
    wish.requests().add(request);
    client.send(
        call,
        wish,
        answer -> {
          request.answered(answer);
          world
              .chronicle()
              .tell(
                  "%s (%s) hears %d about %s"
                      .formatted(wish.person(), wish.name(), answer.status(), wish.action()));
          answered.accept(wish, request);
          then.accept(answer);
        });
  }
}
