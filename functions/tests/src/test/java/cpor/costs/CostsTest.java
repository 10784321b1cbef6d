package cpor.costs;

import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.DetailsBuilder.severalProducts;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim;
import cpor.cloud.ComparedDynamoDb;
import cpor.cloud.DynamoDbMeter;
import cpor.cloud.FakeCloud;
import cpor.cloud.LocalDynamoDb;
import cpor.cloud.Tables;
import cpor.documentation.DocumentedCosts;
import cpor.handler.Reconcile;
import cpor.story.ClaimScenario;
import cpor.story.WaitingExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What docs/costs.md says is what is measured here. Whatever a use case asks is asked of the real
 * engine, too, and has to be answered alike.
 */
class CostsTest {

  private static final String SCHEDULE = "{\"detail-type\": \"Scheduled Event\"}";

  private final LocalDynamoDb engine = LocalDynamoDb.start();
  private final DynamoDbMeter meter =
      new DynamoDbMeter(new ComparedDynamoDb(Tables.dynamoDb(), engine.client()));
  private final FakeCloud cloud = new FakeCloud(meter);
  private final MeteredClaim.Functions functions = MeteredClaim.Functions.in(cloud, meter);
  private final List<String> rows = new ArrayList<>();
  private int claims;

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @Test
  void everyUseCaseCostsWhatTheDocumentationSays() {
    filing();
    review();
    askingTheCustomer();
    rejectionAndDispute();
    endings();
    lists();
    repair();
    silentLife();

    assertThat(rows).containsExactlyElementsOf(DocumentedCosts.rows("use case"));
  }

  private void row(String useCase, Usage usage) {
    rows.add(usage.row(useCase));
  }

  private MeteredClaim claim() {
    return new MeteredClaim(functions, "claim-" + ++claims + "-key-");
  }

  /** One whose life before the test costs nothing. */
  private MeteredClaim claim(ClaimScenario lived) {
    return new MeteredClaim(
        functions, lived.as("019ab1c2-7d3e-7f40-9a1b-0000000000%02d".formatted(++claims)));
  }

  private static ClaimScenario aDraft() {
    return aDraftStating(details().products(severalProducts(2)).build())
        .and(PARTNER.declares("sow"), PARTNER.confirms("sow"));
  }

  private MeteredClaim draft() {
    return claim(aDraft());
  }

  private MeteredClaim underReview() {
    return claim(aDraft().and(PARTNER.submits(), REVIEWER.startsTheReview()));
  }

  private MeteredClaim inItsConsentWindow() {
    MeteredClaim claim = underReview();
    claim.approve();
    claim.askCustomer();
    return claim;
  }

  private void filing() {
    MeteredClaim claim = claim();
    row("create a claim", claim.create());
    row("ClaimStream: an event that nobody waits for", claim.tellOfEvents());
    row("edit a draft", claim.edit());
    row("declare a document", claim.declareDocument());
    row("confirm a document", claim.confirmDocument());
    row("submit", claim.submit());
    row("repeat a request that was answered", claim.repeatSubmit());
    row("read a claim", claim.read());
    row("state machine: read the claim", claim.readByStateMachine());
    row("state machine: hang up the doorbell", claim.hangUpDoorbell());
    row("SendNotice: one notice", claim.sendNotices());
    row("SendNotice: nothing to send", claim.sendNotices());
    row("MailEvents: delivered", claim.reportDelivery());
    row("discard a draft", draft().discard());
  }

  private void review() {
    MeteredClaim claim = claim(aDraft().and(PARTNER.submits()));
    claim.hangUpDoorbell();
    claim.tellOfEvents();
    row("start a review", claim.startReview());
    row("ClaimStream: ring", claim.tellOfEvents());
    row("comment", claim.comment());
    row("request partner action", claim.requestAction());
    row("resubmit", claim.resubmit());
    row("ApplyDeadline: overdue", claim.applyDeadline());
    row("read a page of history", claim.readHistory());
    row("read a page of comments", claim.readComments());
    row("approve", claim.approve());
  }

  private void askingTheCustomer() {
    MeteredClaim claim = underReview();
    claim.approve();
    row("AskCustomer", claim.askCustomer());
    row("open the consent page", claim.openConsentPage());
    row("send the consent notice again", claim.resendConsentNotice());
    claim.askCustomer();
    row("decline", claim.decline());
    MeteredClaim bounced = inItsConsentWindow();
    row("MailEvents: a bounce that holds the window", bounced.reportBounce());
  }

  private void rejectionAndDispute() {
    MeteredClaim claim = underReview();
    row("reject", claim.reject());
    row("dispute", claim.dispute());
    row("approve in a dispute", claim.approveDispute());
    row("withdraw", claim.withdraw());
  }

  private void endings() {
    MeteredClaim associated = inItsConsentWindow();
    associated.reportDelivery();
    row("ApplyDeadline: associated", associated.applyDeadline());
    row("Reconcile: an association that was announced", associated.repair());
    MeteredClaim closed = underReview();
    closed.reject();
    row("ApplyDeadline: closed", closed.applyDeadline());
  }

  private void lists() {
    MeteredClaim claim = claim(aDraft().and(PARTNER.submits()));
    for (int others = 0; others < 24; others++) {
      claim(aDraft().and(PARTNER.submits()));
    }
    row("list 25 claims", claim.listClaims(25));
    row("list 25 reviews", claim.listReviews(25));
  }

  /** In a table of its own, so that these are all the open claims that there are. */
  private void repair() {
    DynamoDbMeter metered = new DynamoDbMeter(Tables.dynamoDb());
    FakeCloud others = new FakeCloud(metered);
    Reconcile reconcile = new Reconcile(others);
    for (int claim = 0; claim < 25; claim++) {
      Claim open =
          aDraft()
              .and(PARTNER.submits())
              .as("019ab1c2-7d3e-7f40-9a1b-1000000000%02d".formatted(claim))
              .in(others)
              .claim();
      WaitingExecution.hangUpDoorbell(others, open, "t".repeat(800));
    }
    others.clock().set(FakeCloud.MONDAY.plus(Duration.ofMinutes(15)));
    row("Reconcile: 25 open claims", Usage.of(metered, () -> others.invoke(reconcile, SCHEDULE)));
    others.clock().set(FakeCloud.MONDAY.plus(Duration.ofHours(1)));
    row(
        "Reconcile: 25 open claims, once an hour",
        Usage.of(metered, () -> others.invoke(reconcile, SCHEDULE)));
  }

  /** From the first request to the association, with every event, every mail and every look. */
  private void silentLife() {
    MeteredClaim claim = claim();
    Usage life =
        claim
            .create()
            .and(claim.declareDocument())
            .and(claim.submit())
            .and(claim.tellOfEvents())
            .and(claim.readByStateMachine())
            .and(claim.hangUpDoorbell())
            .and(claim.sendNotices())
            .and(claim.reportDelivery())
            .and(claim.startReview())
            .and(claim.tellOfEvents())
            .and(claim.readByStateMachine())
            .and(claim.hangUpDoorbell())
            .and(claim.sendNotices())
            .and(claim.approve())
            .and(claim.tellOfEvents())
            .and(claim.readByStateMachine())
            .and(claim.askCustomer())
            .and(claim.tellOfEvents())
            .and(claim.reportDelivery())
            .and(claim.hangUpDoorbell())
            .and(claim.sendNotices())
            .and(claim.reportDelivery())
            .and(claim.applyDeadline())
            .and(claim.tellOfEvents())
            .and(claim.readByStateMachine())
            .and(claim.sendNotices())
            .and(claim.reportDelivery())
            .and(claim.repair());
    assertThat(claim.claim().stage().name().name()).isEqualTo("ASSOCIATED");
    row("a whole silent life", life);
  }
}
