package cpor.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.Stage;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.cloud.FakeSes;
import cpor.handler.AskCustomer;
import cpor.handler.MailEvents;
import cpor.story.StoredClaim;
import cpor.table.Table;
import cpor.table.notices.ConsentLink;
import cpor.table.notices.ConsentLinks;
import cpor.table.notices.NoticeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.ses.model.AccountSendingPausedException;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;

class AskCustomerTest {

  private final FakeCloud cloud = new FakeCloud();
  private final AskCustomer askCustomer = new AskCustomer(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    String logged = String.join("\n", cloud.logged());
    assertThat(logged).doesNotContain(StoredClaim.PERSONAL);
    assertThat(cloud.ses().sent())
        .allSatisfy(mail -> assertThat(logged).doesNotContain(mail.token()));
    cloud.close();
  }

  @Nested
  class TheMail {
    @Test
    void goesToTheCustomersContactInItsLanguageAndOpensTheWindow() {
      StoredClaim claim = StoredClaim.approved(cloud);

      String answer = ask(claim);

      assertThat(answer).isEqualTo("{\"dueAt\":\"2026-11-30T09:00:00Z\"}");
      assertThat(cloud.ses().sent())
          .singleElement()
          .satisfies(
              mail -> {
                assertThat(mail.to()).isEqualTo("cili@contoso.hu");
                assertThat(mail.text()).contains("Kovács Cili", "2026. november 30., hétfő, 10:00");
                assertThat(mail.html()).contains("lang=\"hu\"");
              });
      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);
      assertThat(claim.consent().noticeSentAt()).isEqualTo(FakeCloud.MONDAY);
    }

    @Test
    void isInEnglishToAContactThatReadsEnglish() {
      StoredClaim.approved(
          cloud, new CustomerContact("Cecily Cook", null, "cecily@contoso.hu", Language.EN));

      ask(3);

      assertThat(cloud.ses().sent().getFirst().html()).contains("lang=\"en\"");
      assertThat(cloud.ses().sent().getFirst().text())
          .contains("Cecily Cook", "Monday, 30 November 2026, 10:00 (Budapest)");
    }

    @Test
    void isTaggedSoThatItsEventsFindTheNotice() {
      StoredClaim claim = StoredClaim.approved(cloud);

      ask(claim);

      FakeSes.Sent mail = cloud.ses().sent().getFirst();
      assertThat(mail.request().source())
          .isEqualTo("\"Northwind Partner Programme\" <claims@programme.example>");
      assertThat(mail.request().configurationSetName()).isEqualTo("notices");
      assertThat(mail.tag("claim")).isEqualTo(StoredClaim.ID);
      assertThat(mail.tag("kind")).isEqualTo("CONSENT_REQUEST");
      assertThat(mail.tag("notice")).isEqualTo(claim.sequence() + "-1");
      assertThat(mail.request().tags())
          .as("SES takes letters, digits, _ and - in tags")
          .allSatisfy(tag -> assertThat(tag.name() + tag.value()).matches("[A-Za-z0-9_-]{1,256}"));
    }

    @Test
    void holdsALinkThatTheTableKnowsOnlyByItsHash() {
      StoredClaim claim = StoredClaim.approved(cloud);

      ask(claim);

      String token = cloud.ses().sent().getFirst().token();
      assertThat(token).hasSizeGreaterThanOrEqualTo(22);
      assertThat(linkOf(token)).map(ConsentLink::noticeSequence).contains(claim.sequence());
      assertThat(
              cloud
                  .undisturbedDynamoDb()
                  .scan(scan -> scan.tableName(cloud.table()))
                  .items()
                  .toString())
          .doesNotContain(token);
    }

    @Test
    void saysThatTheCustomerDeclinedBefore() {
      StoredClaim claim = StoredClaim.approved(cloud);
      ask(claim);
      claim.decline().dispute().approve();
      cloud.ses().takeSent();

      ask(claim);

      assertThat(cloud.ses().sent().getFirst().text())
          .contains("2026. november 23., hétfő, 10:00")
          .contains("2026. november 30., hétfő, 10:00");
      assertThat(claim.consent().declinedAt()).isEqualTo(FakeCloud.MONDAY);
    }

    @Test
    void toAnInternationalDomainGoesToItsAsciiForm() {
      StoredClaim claim =
          StoredClaim.approved(
              cloud, new CustomerContact("Kovács Cili", null, "cili@ÁRVÍZ.hu", Language.HU));

      ask(claim);

      assertThat(cloud.ses().sent().getFirst().to()).isEqualTo("cili@xn--rvz-dla6d.hu");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "cili@a\u200db.example",
          "cili@contoso..example",
          "cili@a.example,b.example",
          "cili@a b.example"
        })
    void toADomainThatCannotBeWrittenInAsciiIsNotSentAndHoldsTheWindow(String address) {
      StoredClaim claim =
          StoredClaim.approved(
              cloud, new CustomerContact("Kovács Cili", null, address, Language.HU));

      assertThatThrownBy(() -> ask(claim)).isInstanceOf(ClaimMoved.class);

      assertThat(cloud.ses().sent()).isEmpty();
      assertThat(heldBecause(claim)).isEqualTo(HeldReason.REFUSED);
    }
  }

  @Nested
  class WhatHappensTwice {
    @Test
    void aRepeatedCallFindsTheWindowOpenAndSendsNothing() {
      StoredClaim claim = StoredClaim.approved(cloud);
      String first = ask(claim);
      cloud.clock().advance(Duration.ofHours(1));

      assertThat(ask(claim)).isEqualTo(first);

      assertThat(cloud.ses().sent()).hasSize(1);
    }

    @Test
    void aCrashAfterSesTookTheMailSendsAnotherAndBothLinksWork() {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, AskCustomerTest::crash);
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(Crash.class);
      assertThat(window(claim)).isInstanceOf(WindowState.NoticePending.class);

      cloud.clock().advance(Duration.ofMinutes(2));
      ask(claim);

      assertThat(cloud.ses().sent())
          .hasSize(2)
          .extracting(FakeSes.Sent::token)
          .doesNotHaveDuplicates();
      assertThat(cloud.ses().sent())
          .allSatisfy(
              mail ->
                  assertThat(linkOf(mail.token()).orElseThrow().noticeSequence())
                      .isEqualTo(claim.consent().noticeSequence()));
      assertThat(claim.consentNotice().attempts()).isEqualTo(2);
      assertThat(claim.consentNotice().handedOverAt()).isEqualTo(cloud.clock().instant());
    }

    @Test
    void theCustomerMayDeclineByTheMailWhoseHandOverWasNeverRecorded() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, AskCustomerTest::crash);
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(Crash.class);
      claim.decline();

      cloud.clock().advance(Duration.ofMinutes(2));
      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(cloud.ses().sent()).hasSize(1);
      assertThat(claim.now().stage().name()).isEqualTo(StageName.DISPUTE_PERIOD);
    }

    @Test
    void twoThatRunSideBySideSendOneMail() {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud
          .ses()
          .meanwhile(() -> assertThatThrownBy(() -> ask(claim)).isInstanceOf(NoticeBusy.class));

      ask(claim);

      assertThat(cloud.ses().sent()).hasSize(1);
      assertThat(claim.consentNotice().attempts()).isEqualTo(1);
    }

    @Test
    void anotherWriteToTheClaimDoesNotSendTheMailAgain() {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::comment);

      ask(claim);

      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);
      assertThat(cloud.ses().sent()).hasSize(1);
    }
  }

  @Nested
  class WhatComesBetween {
    @Test
    void aDeclineWhileTheNoticeIsBeingRecordedWinsAndTheNoticeCountsAsHandedOver() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::decline);

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(claim.now().stage().name()).isEqualTo(StageName.DISPUTE_PERIOD);
      NoticeRecord notice = claim.notice(asked, NoticeKind.CONSENT_REQUEST);
      assertThat(notice.handedOverAt()).isEqualTo(FakeCloud.MONDAY);
      assertThat(notice.overtakenAt()).isNull();
    }

    @Test
    void aContactThatIsCorrectedWhileASendIsBeingRetriedGetsTheNextMail() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      cloud.ses().failWith(500, "InternalFailure");
      assertThatThrownBy(() -> ask(asked)).isInstanceOf(MailUnavailable.class);
      claim.correctContact("ada.nagy@contoso.hu");
      cloud.ses().recover();

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);
      ask(claim);

      assertThat(cloud.ses().sent())
          .extracting(FakeSes.Sent::to)
          .containsExactly("ada.nagy@contoso.hu");
    }

    @Test
    void aContactThatIsCorrectedWhileTheMailIsBeingTakenIsAskedAgainAndTheOldLinkIsDead() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      cloud.ses().meanwhile(() -> claim.correctContact("ada.nagy@contoso.hu"));

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);
      assertThat(window(claim)).isInstanceOf(WindowState.NoticePending.class);
      ask(claim);

      assertThat(cloud.ses().sent())
          .extracting(FakeSes.Sent::to)
          .containsExactly("cili@contoso.hu", "ada.nagy@contoso.hu");
      assertThat(linkOf(cloud.ses().sent().getFirst().token()).orElseThrow().noticeSequence())
          .isNotEqualTo(claim.consent().noticeSequence());
    }

    @Test
    void aBounceBeforeTheWindowOpenedLeavesItHeld() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      MailEvents mailEvents = new MailEvents(cloud);
      cloud
          .ses()
          .meanwhile(
              () ->
                  cloud.invoke(
                      mailEvents, SesEvent.permanentBounce(cloud.ses().sent().getFirst())));

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.BOUNCED);
      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).handedOverAt()).isNotNull();
      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).bouncedAt()).isNotNull();
    }

    @Test
    void aCallForAnEntryThatIsOverSaysThatTheClaimHasMoved() {
      StoredClaim claim = StoredClaim.approved(cloud);
      claim.resendNotice();

      assertThatThrownBy(() -> ask(claim.sequence() - 1)).isInstanceOf(ClaimMoved.class);

      assertThat(cloud.ses().sent()).isEmpty();
    }

    @Test
    void aCallForAClaimThatDoesNotExistSaysThatItHasMoved() {
      assertThatThrownBy(() -> ask(1)).isInstanceOf(ClaimMoved.class);
    }
  }

  @Nested
  class WhatSesAnswers {
    @Test
    void aRefusalOfTheAddressHoldsTheWindowAtOnce() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      cloud.ses().failWith(400, "InvalidParameterValue");

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(heldBecause(claim)).isEqualTo(HeldReason.REFUSED);
      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).gaveUpAt()).isNotNull();
    }

    @Test
    void aRefusalThatADeclineHasOvertakenIsStillRecorded() {
      StoredClaim claim = StoredClaim.approved(cloud);
      int asked = claim.sequence();
      cloud.ses().failWith(400, "InvalidParameterValue");
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, claim::decline);

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).gaveUpAt()).isNotNull();
      assertThat(claim.now().stage().name()).isEqualTo(StageName.DISPUTE_PERIOD);
    }

    /** What only the operator can mend must not look like the customer's address being bad. */
    @Test
    void theOperatorsMistakesDelayTheAskingButHoldNoWindow() {
      List<SesException.Builder> mistakes =
          List.of(
              MessageRejectedException.builder(),
              MailFromDomainNotVerifiedException.builder(),
              ConfigurationSetDoesNotExistException.builder(),
              AccountSendingPausedException.builder());
      StoredClaim claim = StoredClaim.approved(cloud);

      for (SesException.Builder mistake : mistakes) {
        cloud
            .ses()
            .failWith(
                FakeSes.error(
                    mistake,
                    400,
                    "MessageRejected",
                    "Email address is not verified: cili@contoso.hu"));
        assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);
        assertThat(window(claim)).isInstanceOf(WindowState.NoticePending.class);
      }

      cloud.ses().recover();
      ask(claim);
      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);
      assertThat(claim.consentNotice().attempts()).isEqualTo(mistakes.size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
      "400, Throttling",
      "403, AccessDenied",
      "400, ValidationError",
      "500, InternalFailure",
      "503, ServiceUnavailable"
    })
    void everyOtherErrorIsTriedAgainAtOnce(int status, String code) {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud.ses().failWith(status, code);
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class).hasMessage(code);
      cloud.ses().recover();

      ask(claim);

      assertThat(window(claim)).isInstanceOf(WindowState.Open.class);
    }

    @Test
    void anErrorThatSaysNothingAboutItselfIsTriedAgain() {
      StoredClaim claim = StoredClaim.approved(cloud);
      cloud.ses().failWith(SesException.builder().statusCode(502).build());
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);
      cloud.ses().failWith(SdkClientException.create("no route to cili@contoso.hu"));
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);
      assertThat(window(claim)).isInstanceOf(WindowState.NoticePending.class);
    }

    @Test
    void aSenderThatIsNoAddressFailsTheFunctionBeforeItCanBlameACustomer() {
      cloud.variable("MAIL_SENDER", "claims@programme..example");

      assertThatThrownBy(() -> new AskCustomer(cloud))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("MAIL_SENDER");
    }
  }

  private String ask(StoredClaim claim) {
    return ask(claim.sequence());
  }

  private String ask(int stageSequence) {
    return cloud.invoke(
        askCustomer,
        "{\"claimId\":\"%s\",\"stageSequence\":%d}".formatted(StoredClaim.ID, stageSequence));
  }

  private Optional<ConsentLink> linkOf(String token) {
    Instant now = cloud.clock().instant();
    return new ConsentLinks(new Table(cloud.undisturbedDynamoDb(), cloud.table())).find(token, now);
  }

  private static WindowState window(StoredClaim claim) {
    return ((Stage.ConsentWindow) claim.now().stage()).window();
  }

  private static HeldReason heldBecause(StoredClaim claim) {
    return ((WindowState.Held) window(claim)).reason();
  }

  private static void crash() {
    throw new Crash();
  }

  /** The function dies; nothing of it can catch this. */
  private static final class Crash extends Error {}
}
