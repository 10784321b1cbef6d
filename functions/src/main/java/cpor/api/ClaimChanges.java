package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.request.Caller;
import cpor.api.request.ClaimDetailsFields;
import cpor.api.request.JsonBody;
import cpor.api.request.MergePatch;
import cpor.api.request.RequestFields;
import cpor.change.Attempts;
import cpor.change.Changes;
import cpor.change.Changes.Once;
import cpor.change.Changes.Verdict;
import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.Refusal;
import cpor.claim.Refusal.Fault;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.table.claims.ClaimReading;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.IdempotencyKey;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.claims.StoredAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what a caller wants changed, from the request to the answer. The checks come in the
 * order in which the contract promises them: is the claim there to be seen, can the body be read,
 * was this request answered before, is the claim the one that the client has seen, is the command
 * right, and is it allowed now.
 */
final class ClaimChanges {

  private final Clock clock;
  private final ClaimStore claims;
  private final IdempotencyRecords records;
  private final Changes changes;

  ClaimChanges(Clock clock, ClaimStore claims, IdempotencyRecords records, Changes changes) {
    this.clock = clock;
    this.claims = claims;
    this.records = records;
    this.changes = changes;
  }

  /** Reads what is wanted from a request; what is wrong with it is collected in its fields. */
  @FunctionalInterface
  interface CommandReader {
    ClaimCommand.OfPerson read(Change change);
  }

  /** Changes the claim that the path names. */
  HttpAnswer change(
      HttpRequest request,
      Caller caller,
      CommandReader reader,
      Function<ClaimChange, HttpAnswer> answering) {
    JsonBody body = body(request);
    IdempotencyKey key = isPost(request) ? RequestKey.of(request, body, caller).orElse(null) : null;
    Attempts attempts = changes.attempts();
    while (true) {
      Optional<HttpAnswer> answer = attempt(request, body, key, caller, reader, answering);
      if (answer.isPresent()) {
        return answer.get();
      }
      attempts.pause();
    }
  }

  /** Empty when somebody else was faster. */
  private Optional<HttpAnswer> attempt(
      HttpRequest request,
      JsonBody body,
      @Nullable IdempotencyKey key,
      Caller caller,
      CommandReader reader,
      Function<ClaimChange, HttpAnswer> answering) {
    Instant now = clock.instant();
    ClaimReading reading = read(request, key, now);
    Claim claim = VisibleClaim.require(Optional.ofNullable(reading.claim()), request, caller);
    RequestFields fields = fields(request, body, claim);
    if (isPost(request) && key == null) {
      throw RequestKey.missing();
    }
    if (key != null && reading.answered() != null) {
      return Optional.of(RequestKey.replayed(key, reading.answered()));
    }
    try {
      Preconditions.requireMatch(request, claim, !isPost(request));
      Change change = new Change(request, claim, caller.actor(), now, fields, new ArrayList<>());
      ClaimCommand.OfPerson command = reader.read(change);
      ClaimChange accepted =
          accepted(change.body(), change.remarks(), changes.decide(claim, command));
      return written(accepted, key, now, answering.apply(accepted));
    } catch (ProblemFound problem) {
      return Optional.of(answeredMeanwhile(key, now).orElseThrow(() -> problem));
    }
  }

  /**
   * Creates a claim. Nothing is read before: a repeated creation finds its answer when it tries to
   * write.
   */
  HttpAnswer create(
      HttpRequest request,
      Caller caller,
      Function<Creation, ClaimCommand.Create> reader,
      Function<Claim, HttpAnswer> answering) {
    JsonBody body = body(request);
    Object details = body.value();
    IdempotencyKey key = RequestKey.of(request, body, caller).orElseThrow(RequestKey::missing);
    Attempts attempts = changes.attempts();
    while (true) {
      Optional<HttpAnswer> answer = attempt(details, key, reader, answering);
      if (answer.isPresent()) {
        return answer.get();
      }
      attempts.pause();
    }
  }

  private Optional<HttpAnswer> attempt(
      @Nullable Object details,
      IdempotencyKey key,
      Function<Creation, ClaimCommand.Create> reader,
      Function<Claim, HttpAnswer> answering) {
    Instant now = clock.instant();
    try {
      Creation creation = new Creation(now, RequestFields.of(details));
      ClaimCommand.Create command = reader.apply(creation);
      ClaimChange accepted = accepted(creation.body(), List.of(), changes.create(command));
      Claim claim = accepted.after();
      InvocationLog.note(Fact.CLAIM_ID, claim.id());
      HttpAnswer answer = answering.apply(claim).with("location", "/claims/" + claim.id());
      return written(accepted, key, now, answer);
    } catch (ProblemFound problem) {
      return Optional.of(answeredMeanwhile(key, now).orElseThrow(() -> problem));
    }
  }

  /** What a creation is read from. */
  record Creation(Instant at, RequestFields body) {}

  private ClaimReading read(HttpRequest request, @Nullable IdempotencyKey key, Instant now) {
    String claimId = VisibleClaim.id(request);
    return key == null
        ? new ClaimReading(claims.find(claimId).orElse(null), null)
        : claims.read(claimId, key, now);
  }

  private static JsonBody body(HttpRequest request) {
    return switch (request.method()) {
      case "PATCH" -> JsonBody.of(request, JsonBody.MERGE_PATCH);
      case "DELETE" -> JsonBody.NONE;
      default -> JsonBody.of(request, JsonBody.JSON);
    };
  }

  private static RequestFields fields(HttpRequest request, JsonBody body, Claim claim) {
    if (!request.method().equals("PATCH")) {
      return RequestFields.of(body.value());
    }
    Map<String, @Nullable Object> before = ClaimDetailsFields.tree(claim.details());
    return RequestFields.ofPatched(MergePatch.applied(before, body.value()), before);
  }

  /** What is wrong with the request comes before what the claim's stage does not allow. */
  private static ClaimChange accepted(RequestFields body, List<Fault> remarks, Verdict verdict) {
    List<Fault> faults = new ArrayList<>(body.faults());
    if (verdict instanceof Verdict.Refused(Refusal.Invalid(List<Fault> found))) {
      found.stream().filter(fault -> !isCovered(fault, body.faults())).forEach(faults::add);
      faults.addAll(remarks);
    }
    if (!faults.isEmpty()) {
      throw ProblemFound.invalid(faults);
    }
    return switch (verdict) {
      case Verdict.Accepted(ClaimChange change) -> change;
      case Verdict.Refused(Refusal refusal) -> throw ProblemFound.because(refusal);
    };
  }

  /**
   * A field that could not be read was left out, so the domain may miss it: told once is enough.
   */
  private static boolean isCovered(Fault fault, List<Fault> told) {
    return told.stream()
        .map(Fault::pointer)
        .anyMatch(
            pointer ->
                (pointer + "/").startsWith(fault.pointer() + "/")
                    || (fault.pointer() + "/").startsWith(pointer + "/"));
  }

  /** The answer that counts; empty when the claim has changed since it was read. */
  private Optional<HttpAnswer> written(
      ClaimChange change, @Nullable IdempotencyKey key, Instant now, HttpAnswer answer) {
    if (key == null) {
      boolean done = change.events().isEmpty() || changes.write(change);
      return done ? Optional.of(answer) : Optional.empty();
    }
    return switch (changes.writeOnce(change, key, RequestKey.kept(key, answer), now)) {
      case Once.Written _ -> Optional.of(answer);
      case Once.AnsweredBefore(StoredAnswer first) -> Optional.of(RequestKey.replayed(key, first));
      case Once.Stale _ -> Optional.empty();
    };
  }

  /**
   * The answer to the same request that has just won: what is refused now because of its effect was
   * not refused at all.
   */
  private Optional<HttpAnswer> answeredMeanwhile(@Nullable IdempotencyKey key, Instant now) {
    return key == null
        ? Optional.empty()
        : records.find(key, now).map(first -> RequestKey.replayed(key, first));
  }

  private static boolean isPost(HttpRequest request) {
    return request.method().equals("POST");
  }
}
