package cpor.story;

import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Consent;
import cpor.claim.Decision;
import cpor.claim.Evidence;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.Rejection;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.cloud.FakeCloud;
import cpor.programme.Programme;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import cpor.table.notices.NoticeRecord;
import cpor.table.notices.NoticeRecords;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A claim in the table, to which people do things at the time of the test's clock. Customer and
 * partner are asked in Hungarian and English.
 */
public final class StoredClaim {

  public static final String ID = "claim-1";

  /** Everything that names a person or reaches one; it must be in no log. */
  public static final List<String> PERSONAL =
      List.of("Kovács", "contoso.hu", "Péter", "fabrikam.example", "Rita", "Riczu", "ada.nagy");

  private static final Actor PARTNER = Actor.partner("user-1", "Péter Partner");
  private static final Actor REVIEWER = Actor.reviewer("reviewer-1", "Rita Reviewer");
  private static final Actor OTHER_REVIEWER = Actor.reviewer("reviewer-2", "Riczu Reviewer");
  private static final CustomerContact CUSTOMER =
      new CustomerContact("Kovács Cili", "CFO", "cili@contoso.hu", Language.HU);
  private static final PartnerContact CONTACT =
      new PartnerContact("Péter Partner", "peter@fabrikam.example", null);

  private final FakeCloud cloud;
  private final String id;
  private final Programme programme;
  private final ClaimStore claims;
  private final NoticeRecords notices;

  private StoredClaim(FakeCloud cloud, String id) {
    this.cloud = cloud;
    this.id = id;
    this.programme = Programme.from(cloud);
    DynamoDbClient dynamoDb = cloud.undisturbedDynamoDb();
    this.claims = new ClaimStore(new Table(dynamoDb, cloud.table()), programme.retention());
    this.notices = new NoticeRecords(new Table(dynamoDb, cloud.table()));
  }

  public static StoredClaim draft(FakeCloud cloud) {
    return new StoredClaim(cloud, ID).create(CUSTOMER, CONTACT);
  }

  /** A claim that has just been submitted. */
  public static StoredClaim submitted(FakeCloud cloud) {
    return submitted(cloud, CUSTOMER, CONTACT);
  }

  /** One of several claims that have just been submitted. */
  public static StoredClaim submitted(FakeCloud cloud, String id) {
    return new StoredClaim(cloud, id).create(CUSTOMER, CONTACT).submit();
  }

  public static StoredClaim submitted(
      FakeCloud cloud, CustomerContact customer, PartnerContact partner) {
    return new StoredClaim(cloud, ID).create(customer, partner).submit();
  }

  private StoredClaim submit() {
    act(
        at ->
            new ClaimCommand.AddEvidence(
                PARTNER,
                at,
                new Evidence(
                    "doc", "sow.pdf", "application/pdf", 9, "0".repeat(64), null, false, at)));
    return act(at -> new ClaimCommand.Submit(PARTNER, at, Set.of("doc")));
  }

  /** A claim that a reviewer looks at. */
  public static StoredClaim underReview(FakeCloud cloud) {
    return submitted(cloud).startReview();
  }

  /** A claim whose customer is about to be asked. */
  public static StoredClaim approved(FakeCloud cloud) {
    return underReview(cloud).approve();
  }

  public static StoredClaim approved(FakeCloud cloud, CustomerContact customer) {
    return submitted(cloud, customer, CONTACT).startReview().approve();
  }

  /** A claim that a reviewer has rejected. */
  public static StoredClaim rejected(FakeCloud cloud) {
    return underReview(cloud).reject();
  }

  private StoredClaim create(CustomerContact customer, PartnerContact partner) {
    ClaimDetails details =
        new ClaimDetails(
            new Customer("8f0c0000-0000-4000-8000-000000000000", "Contoso Kft.", "contoso.hu"),
            "4567890",
            SolutionArea.BUSINESS_APPLICATIONS,
            Activity.PRE_SALES,
            List.of(new Product("Dynamics 365 Sales", "2b1e0000-0000-4000-8000-000000000000")),
            customer,
            partner,
            "PO-114",
            null);
    ClaimCommand.Create create =
        new ClaimCommand.Create(PARTNER, cloud.clock().instant(), id, "org-17", details);
    commit(null, programme.decider().create(create), create);
    return this;
  }

  public StoredClaim discard() {
    return act(at -> new ClaimCommand.Discard(PARTNER, at));
  }

  public StoredClaim startReview() {
    return act(at -> new ClaimCommand.StartReview(REVIEWER, at));
  }

  public StoredClaim requestAction() {
    return act(
        at ->
            new ClaimCommand.RequestAction(
                REVIEWER, at, List.of(ActionReason.DATES_MISSING_OR_OLD), "Which year was it?"));
  }

  public StoredClaim resubmit() {
    return act(at -> new ClaimCommand.Resubmit(PARTNER, at, "It was 2026.", Set.of()));
  }

  public StoredClaim approve() {
    return act(at -> new ClaimCommand.Approve(decidingReviewer(), at, null));
  }

  public StoredClaim reject() {
    return act(
        at ->
            new ClaimCommand.Reject(
                decidingReviewer(), at, List.of(RejectionReason.POE_INSUFFICIENT), "Not enough."));
  }

  private Actor decidingReviewer() {
    return now().dispute() == null ? REVIEWER : OTHER_REVIEWER;
  }

  public StoredClaim dispute() {
    return act(
        at -> new ClaimCommand.DisputeRejection(PARTNER, at, "Look at page nine.", Set.of()));
  }

  public StoredClaim withdraw() {
    return act(
        at -> new ClaimCommand.Withdraw(PARTNER, at, WithdrawalReason.NO_LONGER_ENGAGED, null));
  }

  public StoredClaim resendNotice() {
    return act(at -> new ClaimCommand.ResendConsentNotice(REVIEWER, at));
  }

  public StoredClaim correctContact(String email) {
    return act(
        at ->
            new ClaimCommand.CorrectCustomerContact(
                REVIEWER, at, new CustomerContact("Nagy Ada", null, email, Language.EN)));
  }

  /** The customer declines by the current notice's link. */
  public StoredClaim decline() {
    return act(at -> new ClaimCommand.Decline(at, consent().noticeSequence(), "Not with us."));
  }

  /** The customer was handed the current notice. */
  public StoredClaim openWindow() {
    return act(at -> new ClaimCommand.OpenConsentWindow(at, consent().noticeSequence()));
  }

  /** The current notice will not arrive. */
  public StoredClaim hold(HeldReason reason) {
    return act(at -> new ClaimCommand.HoldConsentWindow(at, consent().noticeSequence(), reason));
  }

  public StoredClaim comment() {
    return act(at -> new ClaimCommand.Comment(PARTNER, at, "Any news?"));
  }

  /** Lets time pass until the workflow would act, and the rules decide then. */
  public StoredClaim applyDeadline() {
    cloud.clock().set(Objects.requireNonNull(now().clock().wakeAt()));
    return act(at -> new ClaimCommand.ApplyDeadline(at, sequence(), false));
  }

  /** Does what somebody or something wants done, now. */
  public StoredClaim act(Function<Instant, ClaimCommand> command) {
    Claim claim = now();
    ClaimCommand decided = command.apply(cloud.clock().instant());
    commit(claim, programme.decider().decide(claim, decided), decided);
    return this;
  }

  private void commit(@Nullable Claim before, Decision decision, ClaimCommand command) {
    if (!(decision instanceof Decision.Accepted accepted)) {
      throw new AssertionError(command + " was refused: " + decision);
    }
    CommitResult result =
        claims.commit(
            ClaimChange.of(before, accepted.events(), command.by(), command.at()), List.of());
    if (!(result instanceof CommitResult.Committed)) {
      throw new AssertionError(command + " was not written: " + result);
    }
  }

  /** The claim as it stands in the table. */
  public Claim now() {
    return claims.find(id).orElseThrow();
  }

  /** What the customer was asked and said. */
  public Consent consent() {
    return Objects.requireNonNull(now().consent(), "the customer was never asked");
  }

  /** Why the claim was rejected last. */
  public Rejection rejection() {
    return Objects.requireNonNull(now().rejection(), "the claim is not rejected");
  }

  public int sequence() {
    return now().stageSequence();
  }

  public NoticeRecord notice(int sequence, NoticeKind kind) {
    return notice(sequence, kind, 1);
  }

  public NoticeRecord notice(int sequence, NoticeKind kind, int occurrence) {
    return notices.ofClaim(id).stream()
        .filter(
            record ->
                record.owed().sequence() == sequence
                    && record.owed().kind() == kind
                    && record.owed().occurrence() == occurrence)
        .findFirst()
        .orElseThrow();
  }

  /** The current notice to the customer. */
  public NoticeRecord consentNotice() {
    return notice(consent().noticeSequence(), NoticeKind.CONSENT_REQUEST);
  }
}
