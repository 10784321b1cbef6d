package cpor.simulation.rules;

import static cpor.simulation.rules.Promise.ANNOUNCEMENTS;
import static cpor.simulation.rules.Promise.ANSWERS;
import static cpor.simulation.rules.Promise.CONSENT;
import static cpor.simulation.rules.Promise.DEADLINES;
import static cpor.simulation.rules.Promise.DECLINES;
import static cpor.simulation.rules.Promise.LISTS;
import static cpor.simulation.rules.Promise.NOTICES;
import static cpor.simulation.rules.Promise.NUMBERS;
import static cpor.simulation.rules.Promise.PRIVACY;
import static cpor.simulation.rules.Promise.REPLAY;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.simulation.cloud.Attributes;
import cpor.simulation.cloud.ClaimsTable;
import cpor.simulation.cloud.Mail;
import cpor.simulation.cloud.Mails.Report;
import cpor.simulation.cloud.Witness;
import cpor.simulation.cloud.World;
import cpor.simulation.people.Wish;
import cpor.simulation.rules.ClaimByTheRules.Stage;
import cpor.simulation.rules.ClaimByTheRules.Window;
import dynamodb.ItemChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Holds what happens in a life against the promises, at each step: at each write, mail, report,
 * answer and line. {@link Reckoning} does when all is over.
 */
public final class Judge implements Witness {

  /** By how much the clock of a function may be off. */
  private static final Duration CLOCK = Duration.ofSeconds(1);

  /**
   * How long after the last fault a deadline may be applied: repair comes within an hour, and the
   * workflow tries again after ten minutes at most.
   */
  private static final Duration REPAIRED_WITHIN = Duration.ofHours(3);

  /** What was read before a pause may be written so much after it. */
  private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(15);

  /** What stands in every name and address of a life's people, and in no token by chance. */
  private static final String PERSONAL = "titokzatos";

  private static final ProgrammeCalendar CALENDAR = new ProgrammeCalendar();

  private final ClaimByTheRules claim = new ClaimByTheRules(CALENDAR);
  private final List<Happening> history = new ArrayList<>();
  private final Map<Integer, Map<Report, Instant>> reports = new HashMap<>();
  private final Map<String, List<Mail>> mails = new LinkedHashMap<>();
  private final List<String> announcements = new ArrayList<>();
  private final Set<Integer> told = new HashSet<>();
  private final Consumer<Broken> broken;
  private @Nullable World world;
  private Supplier<List<Wish>> wishes = List::of;
  private Instant lastHappened = Instant.EPOCH;
  private String claimId = "";
  private long version;
  private long lifecycle;

  /**
   * A judge of one life.
   *
   * @param broken is told of each promise that is not kept
   */
  public Judge(Consumer<Broken> broken) {
    this.broken = broken;
  }

  /** Begins to look at a world, and at what its people wish for. */
  public void watch(World watched, Supplier<List<Wish>> wishedFor) {
    world = watched;
    wishes = wishedFor;
  }

  private World world() {
    return Objects.requireNonNull(world);
  }

  /** What it finds out must not be caught by a handler: it is told, not thrown. */
  private void judge(Runnable look) {
    try {
      look.run();
    } catch (Broken notKept) {
      broken.accept(notKept);
    }
  }

  ClaimByTheRules claim() {
    return claim;
  }

  String claimId() {
    return claimId;
  }

  List<Happening> history() {
    return List.copyOf(history);
  }

  Map<String, List<Mail>> mails() {
    return Map.copyOf(mails);
  }

  List<String> announcements() {
    return List.copyOf(announcements);
  }

  @Override
  public void written(List<ItemChange> changes) {
    judge(
        () -> {
          changes.stream()
              .filter(change -> ClaimsTable.sort(change).startsWith("EVENT#"))
              .sorted(Comparator.comparing(ClaimsTable::sort))
              .forEach(this::happened);
          changes.stream()
              .filter(change -> ClaimsTable.sort(change).equals("CLAIM"))
              .forEach(this::stored);
        });
  }

  private void happened(ItemChange change) {
    Broken.unless(change.before().isEmpty(), REPLAY, "an event was written over");
    Happening event = Happening.of(change.after());
    world().chronicle().tell("  " + event.type() + " by " + event.name() + " at " + event.at());
    Instant now = world().now();
    Broken.unless(
        !event.at().isAfter(now.plus(CLOCK)), REPLAY, "an event is from the future: " + event.at());
    if (event.type().equals("ClaimCreated")) {
      claimId = ClaimsTable.claimId(change);
    }
    inTime(event);
    consented(event);
    claim.happens(event);
    history.add(event);
    lastHappened = now;
  }

  /** Nobody waits for longer than repair takes, counted from the last fault. */
  private void inTime(Happening event) {
    boolean byDeadline =
        Set.of("ClaimAssociated", "ClaimClosed", "ReviewOverdue").contains(event.type())
            || (event.type().equals("ClaimRejected") && event.is("SYSTEM"));
    if (byDeadline && claim.dueAt != null) {
      Instant since =
          later(
              later(claim.dueAt, world().chronicle().lastFault()),
              event.type().equals("ClaimAssociated") ? world().pausedUntil() : Instant.EPOCH);
      Broken.unless(
          world().now().isBefore(since.plus(REPAIRED_WITHIN)),
          DEADLINES,
          "the deadline of %s is applied at %s only".formatted(claim.dueAt, world().now()));
    }
  }

  private void consented(Happening event) {
    Map<Report, Instant> known = reports.getOrDefault(claim.notice(), Map.of());
    List<Mail> asked = mails.getOrDefault(claim.notice() + "#CONSENT_REQUEST#1", List.of());
    switch (event.type()) {
      case "ConsentWindowOpened" ->
          Broken.unless(!asked.isEmpty(), CONSENT, "the window opens and nobody was asked");
      case "ClaimAssociated" -> {
        boolean pauseWasRead = world().pausedAt().plus(LONGEST_INVOCATION).isBefore(world().now());
        Broken.unless(
            !(pauseWasRead && event.at().isBefore(world().pausedUntil().minus(CLOCK))),
            CONSENT,
            "windows are paused until " + world().pausedUntil());
        Broken.unless(
            known.containsKey(Report.DELIVERED), CONSENT, "no delivery of the notice was reported");
        Broken.unless(
            !wasHeard(known.get(Report.COMPLAINED))
                && !wasHeard(known.get(Report.BOUNCED_FOR_GOOD)),
            CONSENT,
            "the notice did not arrive, or was complained about");
      }
      case "CustomerDeclined" ->
          Broken.unless(
              wishes.get().stream().anyMatch(this::declinesNow),
              DECLINES,
              "nobody has pressed the button of the current link");
      case "ConsentWindowHeld" -> {
        String reason = event.text("reason");
        boolean explained =
            switch (reason) {
              case "BOUNCED" -> known.containsKey(Report.BOUNCED_FOR_GOOD);
              case "COMPLAINT" -> known.containsKey(Report.COMPLAINED);
              case "REFUSED" ->
                  known.containsKey(Report.REJECTED) || claim.window == Window.PENDING;
              case String _ -> true;
            };
        Broken.unless(explained, CONSENT, "the window is held for " + reason);
      }
      case String _ -> {}
    }
  }

  /** Whether a report has had its time to be heard, with nothing in its way. */
  private boolean wasHeard(@Nullable Instant at) {
    return at != null
        && world().now().isAfter(later(at, world().chronicle().lastFault()).plus(REPAIRED_WITHIN));
  }

  private boolean declinesNow(Wish wish) {
    return wish.action().equals("decline")
        && !wish.requests().isEmpty()
        && isOfCurrentNotice(Objects.requireNonNull(wish.token()));
  }

  private boolean isOfCurrentNotice(String token) {
    return mails.getOrDefault(claim.notice() + "#CONSENT_REQUEST#1", List.of()).stream()
        .anyMatch(mail -> mail.token().orElse("").equals(token));
  }

  private void stored(ItemChange change) {
    Map<String, AttributeValue> item = change.after();
    if (item.isEmpty()) {
      return;
    }
    same("stage", claim.stage.name(), text(item, "stage"));
    same("events", claim.events, number(item, "eventCount"));
    same("stageSequence", claim.stageSequence, number(item, "stageSequence"));
    same("window", claim.window == null ? null : claim.window.name(), text(item, "window"));
    if (!claim.discarded) {
      same("dueAt", claim.dueAt == null ? null : claim.dueAt.toString(), text(item, "dueAt"));
      indexed(item);
    }
    Map<?, ?> document =
        (Map<?, ?>) Attributes.tree(Objects.requireNonNull(item.get("document"), "document"));
    same(
        "documents",
        claim.documents(),
        ((List<?>) Objects.requireNonNull(document.get("evidence"))).size());
    same("dispute", claim.isDisputed(), document.get("dispute") != null);
    Map<?, ?> counters = (Map<?, ?>) Objects.requireNonNull(document.get("counters"));
    long newVersion = (Long) Objects.requireNonNull(counters.get("version"));
    long newLifecycle = number(item, "lifecycle");
    Broken.unless(newVersion >= version, NUMBERS, "the version falls to " + newVersion);
    Broken.unless(newLifecycle >= lifecycle, NUMBERS, "the lifecycle falls to " + newLifecycle);
    same("lifecycle", newLifecycle, counters.get("lifecycle"));
    version = newVersion;
    lifecycle = newLifecycle;
  }

  /** The attributes that put it into the lists of reviewers and of repair. */
  private void indexed(Map<String, AttributeValue> item) {
    boolean reviewers = claim.stage == Stage.SUBMITTED || claim.stage == Stage.UNDER_REVIEW;
    String list =
        reviewers ? "REVIEWS#" + claim.stage : claim.window == Window.HELD ? "HELD" : null;
    Broken.unless(
        Objects.equals(list, text(item, "dueKey")),
        LISTS,
        "it is in the list " + text(item, "dueKey"));
    boolean open = !claim.isFinal() && claim.stage != Stage.EDITING;
    Broken.unless(
        !open || "OPEN".equals(text(item, "wakeKey")), LISTS, "repair does not know of it");
    Broken.unless(
        claim.isFinal() == (text(item, "retainUntil") != null),
        LISTS,
        "it is kept for ever, or not");
  }

  private static void same(String what, @Nullable Object expected, @Nullable Object stored) {
    Broken.unless(
        String.valueOf(expected).equals(String.valueOf(stored)),
        REPLAY,
        "%s is stored as %s and should be %s".formatted(what, stored, expected));
  }

  private static @Nullable String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? null : value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  @Override
  public void taken(Mail mail) {
    judge(
        () -> {
          if (mail.claimId() == null) {
            return;
          }
          List<Mail> before = mails.computeIfAbsent(mail.notice(), _ -> new ArrayList<>());
          Broken.unless(
              before.isEmpty() || before.getLast().sender().isStruck(),
              NOTICES,
              mail.notice() + " is sent twice, and nothing went wrong");
          before.add(mail);
          owed(mail);
        });
  }

  private void owed(Mail mail) {
    Instant notBefore =
        claim.owed().stream()
            .filter(owed -> owed.sequence() == mail.sequence() && owed.kind().equals(mail.kind()))
            .map(ClaimByTheRules.Owed::notBefore)
            .findFirst()
            .orElseThrow(() -> new Broken(NOTICES, mail.notice() + " is sent, and was never owed"));
    Broken.unless(
        !mail.takenAt().isBefore(notBefore.minus(CLOCK)), NOTICES, mail.notice() + " is too early");
    boolean nothingHappenedSince = lastHappened.isBefore(mail.sender().begunAt());
    Broken.unless(
        !(nothingHappenedSince && claim.isOvertaken(mail.sequence(), mail.kind())),
        NOTICES,
        mail.notice() + " is sent though it was overtaken");
  }

  @Override
  public void reported(Mail mail, Report report) {
    if (mail.kind().equals("CONSENT_REQUEST")) {
      reports
          .computeIfAbsent(mail.sequence(), _ -> new HashMap<>())
          .putIfAbsent(report, world().now());
    }
  }

  @Override
  public void announced(JsonNode event) {
    judge(
        () -> {
          String type = event.path("DetailType").asText();
          JsonNode detail = event.path("Detail");
          announcements.add(type);
          boolean so =
              type.equals("ClaimAssociated")
                  ? history.stream().anyMatch(it -> it.type().equals("ClaimAssociated"))
                  : claim.associationEnded;
          Broken.unless(so, ANNOUNCEMENTS, type + " is announced and is not so");
          same("the announced claim", claimId, detail.path("claimId").asText());
          nothingPersonal("an event for other systems", detail.toString());
        });
  }

  /** In their order, with no event in between but those that the stream has lost. */
  @Override
  public void told(JsonNode event) {
    judge(
        () -> {
          int sequence = event.path("sequence").asInt();
          Broken.unless(
              sequence <= history.size()
                  && history.get(sequence - 1).type().equals(event.path("type").asText()),
              ANNOUNCEMENTS,
              event + " is told and is not so");
          Broken.unless(
              untold(sequence - 1).isEmpty(),
              ANNOUNCEMENTS,
              "event %d is told before %s".formatted(sequence, untold(sequence - 1)));
          told.add(sequence);
          nothingPersonal("an event for other systems", event.toString());
        });
  }

  /** The events up to one that the bus was not told of, though the stream had them. */
  List<Integer> untold(int last) {
    return IntStream.rangeClosed(1, last)
        .filter(sequence -> !told.contains(sequence) && !world().isLost(sequence))
        .boxed()
        .toList();
  }

  @Override
  public void logged(String line) {
    judge(() -> nothingPersonal("a line", line));
  }

  static void nothingPersonal(String what, String text) {
    Broken.unless(
        !text.toLowerCase(Locale.ROOT).contains(PERSONAL), PRIVACY, what + " has a name: " + text);
  }

  /** Somebody was answered. */
  public void answered(Wish wish, Wish.Request request) {
    judge(
        () -> {
          Wish.Answer answer = Objects.requireNonNull(request.answer());
          if (wish.role() == Wish.Role.CUSTOMER) {
            pageSaid(wish, request, answer);
          } else if (answer.isAccepted()) {
            accepted(wish, answer);
          } else if (answer.isRefused()) {
            refused(wish, request, answer);
          }
        });
  }

  /** Only the page that asks has the button to decline. */
  private void pageSaid(Wish wish, Wish.Request request, Wish.Answer answer) {
    boolean declined =
        wish.action().equals("decline")
            && answer.status() == 200
            && !answer.body().contains("<textarea");
    Broken.unless(
        !declined || history.stream().anyMatch(event -> event.type().equals("CustomerDeclined")),
        DECLINES,
        "the page thanked for a decline that is in no history");
    boolean unchanged = request.eventsBefore() == history.size();
    Broken.unless(
        !(answer.status() == 404
            && unchanged
            && claim.stage == Stage.CONSENT_WINDOW
            && isOfCurrentNotice(Objects.requireNonNull(wish.token()))),
        DECLINES,
        "the link of the current notice leads nowhere");
  }

  private void accepted(Wish wish, Wish.Answer answer) {
    List<Happening> caused = caused(wish);
    boolean mayChangeNothing = Set.of("edit", "confirm-evidence").contains(wish.action());
    Broken.unless(
        mayChangeNothing || !caused.isEmpty(),
        ANSWERS,
        "%s was told %d for %s, and nothing happened"
            .formatted(wish.name(), answer.status(), wish.action()));
  }

  /** What was refused changed nothing, and was not allowed all the while. */
  private void refused(Wish wish, Wish.Request request, Wish.Answer answer) {
    boolean acceptedBefore =
        wish.requests().stream()
            .map(Wish.Request::answer)
            .anyMatch(other -> other != null && other.isAccepted());
    boolean unanswered = wish.requests().stream().anyMatch(other -> isOpen(other, request));
    Broken.unless(
        acceptedBefore || unanswered || caused(wish).isEmpty(),
        ANSWERS,
        "%s was told %d for %s, and it happened"
            .formatted(wish.name(), answer.status(), wish.action()));
    boolean unchanged = request.eventsBefore() == history.size();
    boolean allowed =
        !Set.of("create", "confirm-evidence", "remove-evidence").contains(wish.action())
            && claim.allows(wish.action(), wish.role().name(), wish.person());
    Broken.unless(
        !(unchanged && allowed && answer.status() == 409),
        ANSWERS,
        "%s was refused to %s, which the rules allow in %s"
            .formatted(wish.name(), wish.action(), claim.stage));
  }

  private static boolean isOpen(Wish.Request other, Wish.Request than) {
    return other != than && (other.answer() == null || other.answer().status() >= 500);
  }

  /** What happened because of a wish. */
  List<Happening> caused(Wish wish) {
    return history.stream().filter(event -> event.name().equals(wish.name())).toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
