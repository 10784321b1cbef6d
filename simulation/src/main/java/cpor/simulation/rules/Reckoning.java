package cpor.simulation.rules;

import static cpor.simulation.rules.Promise.ANNOUNCEMENTS;
import static cpor.simulation.rules.Promise.ANSWERS;
import static cpor.simulation.rules.Promise.DEADLINES;
import static cpor.simulation.rules.Promise.EXECUTIONS;
import static cpor.simulation.rules.Promise.NOTICES;

import cpor.simulation.cloud.Mail;
import cpor.simulation.cloud.World;
import cpor.simulation.people.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/** Holds what is left of a life against the promises, when the storm is over and repair has run. */
public record Reckoning(World world, Judge judge, List<Wish> wishes) {

  private static final Duration LATE = Duration.ofHours(3);

  /** How soon a notice is out when nothing goes wrong at all. */
  private static final Duration PROMPTLY = Duration.ofMinutes(2);

  public Reckoning {
    wishes = List.copyOf(wishes);
  }

  /**
   * Looks at all of it.
   *
   * @throws Broken if a promise was not kept
   */
  public void hold() {
    if (judge.history().isEmpty()) {
      return;
    }
    wishes.forEach(this::happenedOnce);
    nothingIsLate();
    executions();
    notices();
    announcements();
  }

  private void happenedOnce(Wish wish) {
    Set<Instant> times = judge.caused(wish).stream().map(Happening::at).collect(Collectors.toSet());
    Broken.unless(
        times.size() <= 1,
        ANSWERS,
        wish.name() + " asked once to " + wish.action() + ", and it happened twice");
  }

  private void nothingIsLate() {
    ClaimByTheRules claim = judge.claim();
    boolean recorded = claim.reviewOverdue && claim.stage.name().matches("SUBMITTED|UNDER_REVIEW");
    Broken.unless(
        claim.dueAt == null
            || recorded
            || world.now().isBefore(claim.dueAt.plus(LATE))
            || (claim.stage == ClaimByTheRules.Stage.CONSENT_WINDOW
                && world.now().isBefore(world.pausedUntil().plus(LATE))),
        DEADLINES,
        "the deadline of %s was not applied by %s".formatted(claim.dueAt, world.now()));
  }

  private void executions() {
    List<String> running =
        world.stepFunctions().executions().stream()
            .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
            .map(Execution::name)
            .toList();
    ClaimByTheRules claim = judge.claim();
    boolean open = !claim.isFinal() && claim.lifecycle > 0;
    Broken.unless(
        (open && running.isEmpty() && isNotMissedYet())
            || running.equals(open ? List.of(newest()) : List.of()),
        EXECUTIONS,
        "in %s these run: %s".formatted(claim.stage, running));
    world
        .stepFunctions()
        .executions()
        .forEach(
            execution ->
                execution
                    .events()
                    .forEach(
                        event ->
                            event
                                .details()
                                .ifPresent(
                                    details ->
                                        Judge.nothingPersonal(
                                            "an execution", details.value().toString()))));
  }

  private Map<String, AttributeValue> stored() {
    return world.table().item("CLAIM#" + judge.claimId(), "CLAIM");
  }

  /** The name of the execution that is to look after the claim. */
  private String newest() {
    String lifecycle = attribute(stored(), "lifecycle").n();
    return judge.claimId() + (lifecycle.equals("1") ? "" : "-r" + lifecycle);
  }

  /** That the execution ended, and nobody was told, is seen by repair when it should have woken. */
  private boolean isNotMissedYet() {
    return world.endedUnheard(newest())
        && stored().containsKey("wakeAt")
        && world.now().isBefore(Instant.parse(attribute(stored(), "wakeAt").s()).plus(LATE));
  }

  private void notices() {
    ClaimByTheRules claim = judge.claim();
    List<Map<String, AttributeValue>> records =
        world.table().items("CLAIM#" + judge.claimId(), "NOTICE#");
    Set<String> known = records.stream().map(Reckoning::noticeOf).collect(Collectors.toSet());
    Set<String> owed =
        claim.owed().stream()
            .map(each -> each.sequence() + "#" + each.kind() + "#1")
            .collect(Collectors.toSet());
    Set<String> first =
        known.stream().filter(notice -> notice.endsWith("#1")).collect(Collectors.toSet());
    Broken.unless(first.equals(owed), NOTICES, "owed are " + owed + " and known " + first);
    for (Map<String, AttributeValue> each : records) {
      settled(each, claim);
    }
  }

  private void settled(Map<String, AttributeValue> notice, ClaimByTheRules claim) {
    String name = noticeOf(notice);
    boolean sent = notice.containsKey("handedOverAt");
    boolean overtaken = notice.containsKey("overtakenAt");
    boolean givenUp = notice.containsKey("gaveUpAt");
    Instant notBefore = Instant.parse(attribute(notice, "notBefore").s());
    boolean due = !world.now().isBefore(notBefore.plus(LATE));
    Broken.unless(
        !due || sent || overtaken || givenUp || isNotMissedYet(),
        NOTICES,
        name + " was owed and came to nothing");
    List<Mail> mails = judge.mails().getOrDefault(name, List.of());
    Broken.unless(!sent || !mails.isEmpty(), NOTICES, name + " is recorded as sent and was not");
    boolean calm = world.chronicle().lastFault().equals(Instant.EPOCH);
    Broken.unless(
        !(calm && !mails.isEmpty())
            || mails.getFirst().takenAt().isBefore(notBefore.plus(PROMPTLY)),
        NOTICES,
        name + " is late, and nothing went wrong");
    int sequence = Integer.parseInt(attribute(notice, "sequence").n());
    Broken.unless(
        !overtaken || claim.isOvertaken(sequence, attribute(notice, "kind").s()),
        NOTICES,
        name + " is recorded as overtaken and is not");
  }

  private static String noticeOf(Map<String, AttributeValue> notice) {
    return Stream.of(
            attribute(notice, "sequence").n(),
            attribute(notice, "kind").s(),
            attribute(notice, "occurrence").n())
        .collect(Collectors.joining("#"));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private void announcements() {
    Broken.unless(
        judge.untold(judge.history().size()).isEmpty(),
        ANNOUNCEMENTS,
        "the bus was not told of " + judge.untold(judge.history().size()));
    boolean associated =
        judge.history().stream().anyMatch(event -> event.type().equals("ClaimAssociated"));
    // an association that has ended before anybody was told of it is told as ended only
    Broken.unless(
        !associated
            || judge.claim().associationEnded
            || judge.announcements().contains("ClaimAssociated"),
        ANNOUNCEMENTS,
        "nobody was told of the association");
    Broken.unless(
        !judge.claim().associationEnded || judge.announcements().contains("ClaimAssociationEnded"),
        ANNOUNCEMENTS,
        "nobody was told that the association ended");
  }
}
