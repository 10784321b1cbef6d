package cpor.change;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.Decision;
import cpor.claim.Refusal;
import cpor.cloud.Cloud;
import cpor.table.Item;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import cpor.table.claims.IdempotencyKey;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.claims.StoredAnswer;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes claims: nobody else writes one. */
public final class Changes {

  private final ClaimDecider decider;
  private final ClaimStore claims;
  private final Cloud cloud;

  public Changes(ClaimDecider decider, ClaimStore claims, Cloud cloud) {
    this.decider = decider;
    this.claims = claims;
    this.cloud = cloud;
  }

  /** The attempts at one change, none of which has failed yet. */
  public Attempts attempts() {
    return new Attempts(cloud);
  }

  /**
   * Carries out a command, or says why not. Each attempt reads the claim, and what is proposed for
   * it, anew.
   *
   * @throws ClaimContended when others were faster each time
   */
  public Outcome change(String claimId, Function<Claim, Proposal> proposing) {
    Claim claim = claims.find(claimId).orElse(null);
    return claim == null ? new Outcome.NoClaim() : change(claim, proposing);
  }

  /** The same for a claim as it was read a moment ago. */
  public Outcome change(Claim read, Function<Claim, Proposal> proposing) {
    Attempts attempts = attempts();
    @Nullable Claim claim = read;
    while (claim != null) {
      Proposal proposal = proposing.apply(claim);
      switch (decide(claim, proposal.command())) {
        case Verdict.Refused(Refusal refusal) -> {
          return new Outcome.Refused(claim, refusal);
        }
        case Verdict.Accepted(ClaimChange change) -> {
          switch (claims.commit(change, proposal.beside())) {
            case CommitResult.Committed _ -> {
              return new Outcome.Changed(change);
            }
            case CommitResult.Prevented _ -> {
              return new Outcome.Prevented();
            }
            case CommitResult.Stale _ -> attempts.pause();
          }
        }
      }
      claim = claims.find(claim.id()).orElse(null);
    }
    return new Outcome.NoClaim();
  }

  /** What the rules say of a command. */
  public sealed interface Verdict {

    record Accepted(ClaimChange change) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}
  }

  /** What the rules make of a claim, without writing it. */
  public Verdict decide(Claim claim, ClaimCommand command) {
    return verdict(claim, command, decider.decide(claim, command));
  }

  /** What the rules make of a new claim, without writing it. */
  public Verdict create(ClaimCommand.Create command) {
    return verdict(null, command, decider.create(command));
  }

  private static Verdict verdict(@Nullable Claim claim, ClaimCommand command, Decision decision) {
    return switch (decision) {
      case Decision.Refused(Refusal refusal) -> new Verdict.Refused(refusal);
      case Decision.Accepted accepted ->
          new Verdict.Accepted(
              ClaimChange.of(claim, accepted.events(), command.by(), command.at()));
    };
  }

  /** Writes a change; returns whether it did: not if the claim has changed since it was read. */
  public boolean write(ClaimChange change) {
    return claims.commit(change, List.of()) instanceof CommitResult.Committed;
  }

  /** What became of a change that takes effect once. */
  public sealed interface Once {

    record Written() implements Once {}

    /** The same request has got its answer meanwhile. */
    record AnsweredBefore(StoredAnswer first) implements Once {}

    /** The claim has changed since it was read. */
    record Stale() implements Once {}
  }

  /**
   * Writes a change together with the answer to the request that asked for it, so that the request
   * takes effect once.
   */
  public Once writeOnce(ClaimChange change, IdempotencyKey key, StoredAnswer answer, Instant now) {
    return switch (claims.commit(change, List.of(IdempotencyRecords.keep(key, answer, now)))) {
      case CommitResult.Committed _ -> new Once.Written();
      case CommitResult.Stale _ -> new Once.Stale();
      case CommitResult.Prevented(Item found) ->
          IdempotencyRecords.answer(found, now)
              .<Once>map(Once.AnsweredBefore::new)
              .orElseGet(Once.Stale::new);
    };
  }
}
