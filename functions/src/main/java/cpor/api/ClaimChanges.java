package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.request.Caller;
import cpor.api.request.ClaimDetailsFields;
import cpor.api.request.JsonBody;
import cpor.api.request.MergePatch;
import cpor.api.request.RequestFields;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.Decision;
import cpor.claim.Fault;
import cpor.claim.Refusal;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.store.ClaimReading;
import cpor.store.ClaimStore;
import cpor.store.Commit;
import cpor.store.IdempotencyKey;
import cpor.store.IdempotencyRecords;
import cpor.store.Transactions;
import cpor.store.Transactions.Step;
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
  private final ClaimDecider decider;
  private final ClaimStore claims;
  private final IdempotencyRecords records;
  private final Transactions transactions;

  ClaimChanges(Clock clock, ClaimDecider decider, ClaimStore claims, IdempotencyRecords records) {
    this.clock = clock;
    this.decider = decider;
    this.claims = claims;
    this.records = records;
    this.transactions = new Transactions(claims);
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
      Function<Commit, HttpAnswer> answering) {
    return transactions.carryOut(() -> attempt(request, caller, reader, answering));
  }

  private Step<HttpAnswer> attempt(
      HttpRequest request,
      Caller caller,
      CommandReader reader,
      Function<Commit, HttpAnswer> answering) {
    Instant now = clock.instant();
    IdempotencyKey key = isPost(request) ? RequestKey.of(request, caller).orElse(null) : null;
    ClaimReading reading = read(request, key, now);
    Claim claim = VisibleClaim.require(Optional.ofNullable(reading.claim()), request, caller);
    Object body = body(request, claim);
    if (isPost(request) && key == null) {
      throw RequestKey.missing();
    }
    if (key != null && reading.answered() != null) {
      return Transactions.done(RequestKey.replayed(key, reading.answered()));
    }
    try {
      Preconditions.requireMatch(request, claim, !isPost(request));
      Change change =
          new Change(
              request, claim, caller.actor(), now, RequestFields.of(body), new ArrayList<>());
      ClaimCommand.OfPerson command = reader.read(change);
      Decision.Accepted accepted =
          accepted(change.body(), change.remarks(), decider.decide(claim, command));
      Commit commit = Commit.of(claim, accepted.events(), command.by(), now);
      return written(commit, key, now, answering.apply(commit));
    } catch (ProblemFound problem) {
      return Transactions.done(answeredMeanwhile(key, now).orElseThrow(() -> problem));
    }
  }

  /**
   * Creates a claim. Nothing is read before: a repeated creation finds its answer when it tries to
   * write.
   */
  HttpAnswer create(
      HttpRequest request, Caller caller, Function<Creation, ClaimCommand.Create> reader) {
    Object body = JsonBody.read(request, JsonBody.JSON);
    IdempotencyKey key = RequestKey.of(request, caller).orElseThrow(RequestKey::missing);
    return transactions.carryOut(() -> attempt(body, key, caller, reader));
  }

  private Step<HttpAnswer> attempt(
      @Nullable Object body,
      IdempotencyKey key,
      Caller caller,
      Function<Creation, ClaimCommand.Create> reader) {
    Instant now = clock.instant();
    try {
      Creation creation = new Creation(now, RequestFields.of(body));
      ClaimCommand.Create command = reader.apply(creation);
      Decision.Accepted accepted = accepted(creation.body(), List.of(), decider.create(command));
      Commit commit = Commit.of(null, accepted.events(), command.by(), now);
      HttpAnswer answer =
          Answers.claim(201, commit.after(), caller)
              .with("location", "/claims/" + commit.after().id());
      return written(commit, key, now, answer);
    } catch (ProblemFound problem) {
      return Transactions.done(answeredMeanwhile(key, now).orElseThrow(() -> problem));
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

  private static @Nullable Object body(HttpRequest request, Claim claim) {
    return switch (request.method()) {
      case "PATCH" ->
          MergePatch.applied(
              ClaimDetailsFields.tree(claim.details()),
              JsonBody.read(request, JsonBody.MERGE_PATCH));
      case "DELETE" -> Map.of();
      case String _ -> JsonBody.read(request, JsonBody.JSON);
    };
  }

  /** What is wrong with the request comes before what the claim's stage does not allow. */
  private static Decision.Accepted accepted(
      RequestFields body, List<Fault> remarks, Decision decision) {
    List<Fault> faults = new ArrayList<>(body.faults());
    if (decision instanceof Decision.Refused(Refusal.Invalid(List<Fault> found))) {
      found.stream().filter(fault -> !isCovered(fault, body.faults())).forEach(faults::add);
      faults.addAll(remarks);
    }
    if (!faults.isEmpty()) {
      throw ProblemFound.invalid(faults);
    }
    return switch (decision) {
      case Decision.Accepted accepted -> accepted;
      case Decision.Refused(Refusal refusal) -> throw ProblemFound.because(refusal);
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

  private Step<HttpAnswer> written(
      Commit commit, @Nullable IdempotencyKey key, Instant now, HttpAnswer answer) {
    if (key != null) {
      return new Step.Write<>(
          commit.beside(records.keep(key, RequestKey.kept(key, answer), now)),
          answer,
          refused ->
              IdempotencyRecords.answer(refused.found(), now)
                  .map(first -> RequestKey.replayed(key, first)));
    }
    return commit.events().isEmpty()
        ? Transactions.done(answer)
        : Transactions.write(commit, answer);
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
