package cpor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.Claim;
import cpor.claim.NoticeKind;
import cpor.claim.Stage;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.cloud.FakeSes.Sent;
import cpor.handler.ApplyDeadline;
import cpor.handler.AskCustomer;
import cpor.handler.MailEvents;
import cpor.handler.SendNotice;
import cpor.story.StoredClaim;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class MailEventsTest {

  private final FakeCloud cloud = new FakeCloud();
  private final MailEvents mailEvents = new MailEvents(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(String.join("\n", cloud.logged())).doesNotContain(StoredClaim.PERSONAL);
    cloud.close();
  }

  @Nested
  class TheCurrentNotice {
    @Test
    void thatBouncedForGoodHoldsTheWindowAtOnce() {
      StoredClaim claim = askedClaim();

      hear(SesEvent.permanentBounce(mail()));

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.BOUNCED);
      assertThat(claim.now().clock().dueAt()).isNull();
      assertThat(claim.consentNotice().bouncedAt()).isNotNull();
    }

    @Test
    void thatBouncedForGoodAfterItWasDeliveredHoldsTheWindowToo() {
      StoredClaim claim = askedClaim();

      hear(SesEvent.delivery(mail()));
      hear(SesEvent.permanentBounce(mail()));

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.BOUNCED);
    }

    @Test
    void thatWasComplainedOfHoldsTheWindowAtOnce() {
      StoredClaim claim = askedClaim();
      hear(SesEvent.delivery(mail()));

      hear(SesEvent.complaint(mail()));

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.COMPLAINT);
    }

    @Test
    void thatSesTookAndThenRefusedHoldsTheWindowAtOnce() {
      StoredClaim claim = askedClaim();

      hear(SesEvent.rejection(mail()));

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.REFUSED);
    }

    @Test
    void thatWasHeldIsToldToPartnerAndLead() {
      askedClaim();
      hear(SesEvent.permanentBounce(mail()));
      cloud.ses().takeSent();

      cloud.invoke(new SendNotice(cloud), "{\"claimId\":\"%s\"}".formatted(StoredClaim.ID));

      assertThat(cloud.ses().sent())
          .extracting(Sent::kind)
          .contains("WINDOW_HELD", "WINDOW_HELD_LEAD");
    }

    @Test
    void isHeldOnceHoweverOftenItsBounceIsReported() {
      StoredClaim claim = askedClaim();

      hear(SesEvent.permanentBounce(mail()));
      Claim held = claim.now();
      cloud.clock().advance(Duration.ofHours(1));
      hear(SesEvent.permanentBounce(mail()));
      hear(SesEvent.complaint(mail()));

      assertThat(claim.now()).isEqualTo(held);
      assertThat(claim.notice(claim.consent().noticeSequence(), NoticeKind.CONSENT_REQUEST))
          .satisfies(notice -> assertThat(notice.bouncedAt()).isEqualTo(FakeCloud.MONDAY));
    }

    @Test
    void isHeldThoughTheClaimChangesAtThatMoment() {
      StoredClaim claim = askedClaim();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::comment);

      hear(SesEvent.permanentBounce(mail()));

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.BOUNCED);
    }

    @Test
    void thatWasDeclinedAtThatMomentIsNotHeld() {
      StoredClaim claim = askedClaim();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::decline);

      hear(SesEvent.permanentBounce(mail()));

      assertThat(claim.now().stage().name()).isEqualTo(StageName.DISPUTE_PERIOD);
      assertThat(claim.consentNotice().bouncedAt()).isNotNull();
    }
  }

  /** Whatever was reported, and in whatever order, decides when the window has run out. */
  @Nested
  class AtTheEndOfTheWindow {

    static Stream<List<String>> reached() {
      return Stream.of(
          List.of(),
          List.of("delivery"),
          List.of("delivery", "transient"),
          List.of("transient", "delivery"),
          List.of("undetermined", "transient", "delivery", "delivery"));
    }

    static Stream<List<String>> neverReached() {
      return Stream.of(
          List.of("transient"),
          List.of("undetermined"),
          List.of("transient", "transient", "undetermined"));
    }

    @ParameterizedTest
    @MethodSource("reached")
    void aNoticeThatWasDeliveredOrNeverBouncedAssociates(List<String> reports) {
      StoredClaim claim = askedClaim();
      reports.forEach(this::hearOf);
      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);

      applyDeadline(claim);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.ASSOCIATED);
    }

    @ParameterizedTest
    @MethodSource("neverReached")
    void aNoticeThatBouncedAndWasNeverDeliveredHolds(List<String> reports) {
      StoredClaim claim = askedClaim();
      reports.forEach(this::hearOf);
      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);

      applyDeadline(claim);

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.NOT_DELIVERED);
    }

    private void hearOf(String report) {
      hear(
          switch (report) {
            case "delivery" -> SesEvent.delivery(mail());
            case "transient" -> SesEvent.transientBounce(mail());
            case "undetermined" -> SesEvent.undeterminedBounce(mail());
            case String other -> throw new AssertionError(other);
          });
    }

    private void applyDeadline(StoredClaim claim) {
      cloud.clock().set(Objects.requireNonNull(claim.now().clock().dueAt()));
      cloud.invoke(
          new ApplyDeadline(cloud),
          "{\"claimId\":\"%s\",\"stageSequence\":%d}".formatted(StoredClaim.ID, claim.sequence()));
    }
  }

  @Nested
  class WhatChangesNothing {
    @Test
    void areEventsAboutOlderNotices() {
      StoredClaim claim = askedClaim();
      Sent older = mail();
      int olderSequence = claim.sequence();
      claim.resendNotice().openWindow();
      Claim asked = claim.now();

      hear(SesEvent.permanentBounce(older));
      hear(SesEvent.complaint(older));
      hear(SesEvent.rejection(older));
      hear(SesEvent.transientBounce(older));

      assertThat(claim.now()).isEqualTo(asked);
      assertThat(claim.consentNotice().bouncedAt()).isNull();
      assertThat(claim.notice(olderSequence, NoticeKind.CONSENT_REQUEST).bouncedAt()).isNotNull();
    }

    @Test
    void areEventsAfterTheWindow() {
      StoredClaim claim = askedClaim().decline();
      Claim declined = claim.now();

      hear(SesEvent.permanentBounce(mail()));

      assertThat(claim.now()).isEqualTo(declined);
    }

    @Test
    void areBouncesOfNoticesToPartnerAndLead() {
      StoredClaim claim = askedClaim();
      cloud.ses().takeSent();
      cloud.invoke(new SendNotice(cloud), "{\"claimId\":\"%s\"}".formatted(StoredClaim.ID));
      Claim asked = claim.now();
      assertThat(mail().kind()).isEqualTo("APPROVED");

      hear(SesEvent.permanentBounce(mail()));
      hear(SesEvent.complaint(mail()));

      assertThat(claim.now()).isEqualTo(asked);
      assertThat(claim.notice(claim.sequence(), NoticeKind.APPROVED).bouncedAt()).isNotNull();
    }

    @Test
    void areEventsOfAnotherSort() {
      StoredClaim claim = askedClaim();
      Claim asked = claim.now();

      hear(SesEvent.opening(mail()));

      assertThat(claim.now()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\"ses:operation\": [\"SendEmail\"]",
          "\"claim\": [], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-1\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"NEWSLETTER\"], \"notice\": [\"3-1\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"three\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3\"]",
          "\"claim\": [\"claim-2\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-1\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-2\"]",
          "\"claim\": [\"claim-1\"], \"kind\": [\"SUBMITTED\"], \"notice\": [\"9-1\"]",
        })
    void areEventsOfNoNoticeOfOurs(String tags) {
      StoredClaim claim = askedClaim();
      assertThat(claim.sequence()).isEqualTo(3);
      Claim asked = claim.now();
      int items = items();

      hear(
          SesEvent.withTags(
              tags, "Email Bounced", "Bounce", "\"bounce\": {\"bounceType\": \"Permanent\"}"));

      assertThat(claim.now()).isEqualTo(asked);
      assertThat(items()).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"detail\": {}}", "{\"detail\": {\"mail\": {}}}", "[]"})
    void areEventsThatAreNoneOfSes(String event) {
      hear(event);

      assertThat(cloud.logged()).containsExactly("passed over an event that names no notice");
    }

    private int items() {
      return cloud.undisturbedDynamoDb().scan(scan -> scan.tableName(cloud.table())).count();
    }
  }

  @Test
  void anEventOfOursThatCannotBeUnderstoodFailsSoThatItIsKept() {
    askedClaim();
    String tags =
        "\"claim\": [\"claim-1\"], \"kind\": [\"CONSENT_REQUEST\"], \"notice\": [\"3-1\"]";

    assertThatThrownBy(
            () -> hear(SesEvent.withTags(tags, "Email Bounced", "Bounce", "\"bounce\": {}")))
        .hasMessage("bounceType");
  }

  @Test
  void anEventThatTheTableCannotTakeNowIsGivenBackToBeRepeated() {
    StoredClaim claim = askedClaim();
    String bounce = SesEvent.permanentBounce(mail());
    cloud
        .dynamoDb()
        .before(
            GetItemRequest.class,
            () -> {
              throw DynamoDbException.builder().statusCode(503).message("no").build();
            });

    assertThatThrownBy(() -> hear(bounce)).isInstanceOf(DynamoDbException.class);
    hear(bounce);

    assertThat(heldBecause(claim)).isEqualTo(HeldReason.BOUNCED);
  }

  /** A claim whose customer has just been asked. */
  private StoredClaim askedClaim() {
    StoredClaim claim = StoredClaim.approved(cloud);
    cloud.invoke(
        new AskCustomer(cloud),
        "{\"claimId\":\"%s\",\"stageSequence\":%d}".formatted(StoredClaim.ID, claim.sequence()));
    return claim;
  }

  private Sent mail() {
    return cloud.ses().sent().getFirst();
  }

  private void hear(String event) {
    cloud.invoke(mailEvents, event);
  }

  private static WindowState window(StoredClaim claim) {
    return ((Stage.ConsentWindow) claim.now().stage()).window();
  }

  private static HeldReason heldBecause(StoredClaim claim) {
    return ((WindowState.Held) window(claim)).reason();
  }
}
