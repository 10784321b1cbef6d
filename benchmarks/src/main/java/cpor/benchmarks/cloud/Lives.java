package cpor.benchmarks.cloud;

import cpor.change.Changes;
import cpor.change.Changes.Verdict;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Evidence;
import cpor.claim.Language;
import cpor.programme.Programme;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Brings claims to where a measurement begins, by the rules and the store alone. Each has a
 * customer of its own.
 */
public final class Lives {

  public static final String ORGANISATION = "org-17";

  private static final Actor PARTNER = Actor.partner("partner-user-1", "Péter Szabó");
  private static final Actor REVIEWER = Actor.reviewer("reviewer-1", "Rita Varga");
  private static final String LEGAL_NAME = "Adatum Zrt.";

  private final Changes changes;
  private final Instant now;
  private long claims;

  public Lives(BenchmarkCloud cloud) {
    Programme programme = Programme.from(cloud);
    Table table = new Table(cloud.dynamoDb(), cloud.variable("CLAIMS_TABLE"));
    this.changes =
        new Changes(programme.decider(), new ClaimStore(table, programme.retention()), cloud);
    this.now = cloud.clock().instant();
  }

  /** A draft without documents. */
  public Claim created() {
    claims++;
    return written(
        changes.create(
            new ClaimCommand.Create(
                PARTNER,
                now,
                "019ab1c2-7d3e-7f40-9a1b-%012x".formatted(claims),
                ORGANISATION,
                LEGAL_NAME,
                details())));
  }

  /** A complete draft with one document. */
  public Claim draft() {
    Claim created = created();
    Evidence document =
        new Evidence("sow", "sow.pdf", "application/pdf", 48_211, "0".repeat(64), null, false, now);
    Claim declared = decided(created, new ClaimCommand.AddEvidence(PARTNER, now, document));
    return decided(declared, new ClaimCommand.ConfirmEvidence(PARTNER, now, "sow"));
  }

  public Claim submitted() {
    return decided(draft(), new ClaimCommand.Submit(PARTNER, now, LEGAL_NAME, Set.of("sow")));
  }

  public Claim underReview() {
    return decided(submitted(), new ClaimCommand.StartReview(REVIEWER, now));
  }

  public Claim inItsConsentWindow() {
    Claim approved = decided(underReview(), new ClaimCommand.Approve(REVIEWER, now, null));
    return decided(approved, new ClaimCommand.OpenConsentWindow(now, approved.stageSequence()));
  }

  public Claim commented(Claim claim) {
    return decided(claim, new ClaimCommand.Comment(PARTNER, now, "See page 4."));
  }

  private ClaimDetails details() {
    return new ClaimDetails(
        new Customer(new UUID(17, claims).toString(), "Contoso Kft.", "contoso.example"),
        "4567890",
        SolutionArea.BUSINESS_APPLICATIONS,
        Activity.USAGE,
        List.of(
            new Product("Dynamics 365 Sales", "2b1e7a90-53d4-4d0c-8a1f-5d9e4b7c6f02"),
            new Product("Dynamics 365 Finance", "3c2f8ba1-64e5-4e1d-9b20-6eaf5c8d7f13")),
        new CustomerContact("Éva Nagy", "CIO", "eva.nagy@contoso.example", Language.HU),
        new PartnerContact("Péter Szabó", "peter@fabrikam.example", Language.EN),
        "PO-2026-114",
        null);
  }

  private Claim decided(Claim claim, ClaimCommand command) {
    return written(changes.decide(claim, command));
  }

  private Claim written(Verdict verdict) {
    if (verdict instanceof Verdict.Accepted(var change) && changes.write(change)) {
      return change.after();
    }
    throw new IllegalStateException("a life did not go as planned: " + verdict);
  }
}
