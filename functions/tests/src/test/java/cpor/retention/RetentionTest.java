package cpor.retention;

import static cpor.story.Lives.aClaimWhoseDisputePeriodPassed;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.ClaimChange;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.handler.Retention;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import cpor.table.Item;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class RetentionTest {

  private final FakeCloud cloud = new FakeCloud();
  private final Retention retention = new Retention(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
  }

  @Test
  void aClaimIsGoneAfterItsLastDayWithAllVersionsOfItsDocuments() {
    aClaimWhoseDisputePeriodPassed().in(cloud);
    upload("claim-1");
    upload("claim-1");

    runAt("2033-12-23T23:59:59Z");
    assertThat(keys()).isNotEmpty();
    assertThat(cloud.s3().versions()).hasSize(2);

    runAt("2033-12-24T00:00:00Z");
    assertThat(keys()).isEmpty();
    assertThat(cloud.s3().versions()).isEmpty();
    assertThat(cloud.measured().getLast())
        .contains("\"ClaimsRemoved\":1", "\"RetentionDaysOverdue\":0");
  }

  @Test
  void aDiscardedDraftIsGoneAfterNinetyDays() {
    aDraft().and(PARTNER.discards()).in(cloud);
    upload("claim-1");

    runAt("2027-02-21T12:00:00Z");
    assertThat(keys()).isNotEmpty();

    runAt("2027-02-22T12:00:00Z");
    assertThat(keys()).isEmpty();
    assertThat(cloud.s3().versions()).isEmpty();
  }

  @Test
  void whatIsNotFinalLosesNothing() {
    aDraft().as("draft").in(cloud);
    aRejectedClaim().as("open").in(cloud);
    upload("draft");
    List<String> before = keys();

    runAt("2066-01-01T00:00:00Z");

    assertThat(keys()).isEqualTo(before);
    assertThat(cloud.s3().versions()).hasSize(1);
  }

  @Test
  void anAssociationThatEndsInTheLastMomentIsKeptFromThenOn() {
    ClaimScenario claim = anAssociatedClaim().in(cloud);
    upload("claim-1");
    cloud.dynamoDb().before(PutItemRequest.class, () -> claim.and(PARTNER.withdraws()));

    runAt("2033-12-01T01:00:00Z");

    claim.thenStage(StageName.CLOSED);
    assertThat(cloud.s3().versions()).hasSize(1);
  }

  @Test
  void whileItIsRemovedAClaimIsNoLongerThereAndNobodyWritesIt() {
    ClaimScenario claim = anAssociatedClaim().in(cloud);
    upload("claim-1");
    cloud.s3().keep("evidence/claim-1/sow");
    ClaimChange late = claim.deciding(PARTNER.withdraws());

    runAt("2033-12-01T01:00:00Z");

    ClaimStore claims = new ClaimStore(cloud.undisturbedTable(), Period.ofYears(7));
    assertThat(claims.find("claim-1")).isEmpty();
    assertThat(claims.commit(late, List.of())).isEqualTo(new CommitResult.Stale());
  }

  @Test
  void aRemovalThatBrokeOffGoesOnTheNextDay() {
    aClaimWhoseDisputePeriodPassed().in(cloud);
    upload("claim-1");
    unreachable();

    runAt("2033-12-24T00:00:00Z");
    assertThat(keys()).isNotEmpty();

    runAt("2033-12-25T00:00:00Z");
    assertThat(keys()).isEmpty();
  }

  @Test
  void oneThatCannotBeRemovedStopsNoOtherAndIsTold() {
    IntStream.range(0, 20)
        .forEach(i -> aClaimWhoseDisputePeriodPassed().as("claim-" + i).in(cloud));
    unreachable();

    runAt("2033-12-27T00:00:00Z");

    assertThat(keys().stream().map(key -> key.split(" ", 2)[0]).distinct()).hasSize(1);
    assertThat(cloud.logged())
        .singleElement()
        .asString()
        .matches("claim-\\d+ is not removed: SdkClientException");
    assertThat(cloud.measured().getLast())
        .contains("\"ClaimsRemoved\":19", "\"RetentionDaysOverdue\":4");
  }

  @Test
  void whatTheTimeDoesNotSufficeForIsLeftAndTold() {
    aClaimWhoseDisputePeriodPassed().in(cloud);

    runAt("2033-12-24T00:00:00Z", Duration.ofSeconds(20));

    assertThat(keys()).isNotEmpty();
    assertThat(cloud.measured().getLast())
        .contains("\"ClaimsRemoved\":0", "\"RetentionDaysOverdue\":1");
  }

  @Test
  void anEventThatNobodyAskedForIsRefused() {
    assertThatThrownBy(() -> cloud.invoke(retention, "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void runAt(String time) {
    runAt(time, Duration.ofMinutes(15));
  }

  private void runAt(String time, Duration timeLeft) {
    cloud.clock().set(Instant.parse(time));
    String answer =
        cloud.invoke(
            retention,
            """
            {"version": "0", "id": "e-1", "detail-type": "Scheduled Event", "source": "aws.events",
             "time": "%s", "detail": {}}
            """
                .formatted(time),
            timeLeft);
    assertThat(answer).isEmpty();
  }

  private void upload(String claimId) {
    cloud.s3().put("evidence/" + claimId + "/sow", "%PDF-1.7".getBytes(UTF_8));
  }

  private void unreachable() {
    cloud
        .dynamoDb()
        .before(
            DeleteItemRequest.class,
            () -> {
              throw SdkClientException.create("no network");
            });
  }

  private List<String> keys() {
    return cloud.undisturbedDynamoDb().scan(scan -> scan.tableName(cloud.table())).items().stream()
        .map(Item::of)
        .map(item -> item.requireText("pk") + " " + item.sort())
        .sorted()
        .toList();
  }
}
