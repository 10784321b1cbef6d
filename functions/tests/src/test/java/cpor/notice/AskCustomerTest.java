package cpor.notice;

import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.cloud.FakeSes;
import cpor.cloud.QueuedMessages;
import cpor.handler.AskCustomer;
import cpor.handler.MailEvents;
import cpor.story.ClaimScenario;
import cpor.story.Person;
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
    String logged = cloud.written();
    assertThat(logged).doesNotContain(Person.PERSONAL);
    assertThat(cloud.ses().sent())
        .allSatisfy(mail -> assertThat(logged).doesNotContain(mail.token()));
  }

  @Nested
  class TheMail {
    @Test
    void goesToTheCustomersContactInItsLanguageAndOpensTheWindow() {
      ClaimScenario claim = anApprovedClaim().in(cloud);

      String answer = ask(claim);

      assertThat(answer).isEqualTo("{\"dueAt\":\"2026-11-30T09:00:00Z\"}");
      assertThat(cloud.ses().sent())
          .singleElement()
          .satisfies(
              mail -> {
                assertThat(mail.to()).isEqualTo("eva.nagy@contoso.hu");
                assertThat(mail.text()).contains("Éva Nagy", "2026. november 30., hétfő, 10:00");
                assertThat(mail.html()).contains("lang=\"hu\"");
              });
      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
      assertThat(claim.consent().noticeSentAt()).isEqualTo(FakeCloud.MONDAY);
    }

    @Test
    void isInEnglishToAContactThatReadsEnglish() {
      approvedAbout(new CustomerContact("Cecily Cook", null, "cecily@contoso.hu", Language.EN));

      ask(3);

      assertThat(cloud.ses().sent().getFirst().html()).contains("lang=\"en\"");
      assertThat(cloud.ses().sent().getFirst().text())
          .contains("Cecily Cook", "Monday, 30 November 2026, 10:00 (Budapest)");
    }

    @Test
    void isTaggedSoThatItsEventsFindTheNotice() {
      ClaimScenario claim = anApprovedClaim().in(cloud);

      ask(claim);

      FakeSes.Sent mail = cloud.ses().sent().getFirst();
      assertThat(mail.request().source())
          .isEqualTo("\"Northwind Partner Programme\" <claims@programme.example>");
      assertThat(mail.request().configurationSetName()).isEqualTo("notices");
      assertThat(mail.tag("claim")).isEqualTo(ClaimScenario.ID);
      assertThat(mail.tag("kind")).isEqualTo("CONSENT_REQUEST");
      assertThat(mail.tag("notice")).isEqualTo(claim.stageSequence() + "-1");
      assertThat(mail.request().tags())
          .as("SES takes letters, digits, _ and - in tags")
          .allSatisfy(tag -> assertThat(tag.name() + tag.value()).matches("[A-Za-z0-9_-]{1,256}"));
    }

    @Test
    void holdsALinkThatTheTableKnowsOnlyByItsHash() {
      ClaimScenario claim = anApprovedClaim().in(cloud);

      ask(claim);

      String token = cloud.ses().sent().getFirst().token();
      assertThat(token).hasSizeGreaterThanOrEqualTo(22);
      assertThat(linkOf(token)).map(ConsentLink::noticeSequence).contains(claim.stageSequence());
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
      ClaimScenario claim = anApprovedClaim().in(cloud);
      ask(claim);
      claim.and(
          theCustomerDeclines(),
          PARTNER.disputes("The signature is on page 9."),
          OTHER_REVIEWER.approves());
      cloud.ses().takeSent();

      ask(claim);

      assertThat(cloud.ses().sent().getFirst().text())
          .contains("2026. november 23., hétfő, 10:00")
          .contains("2026. november 30., hétfő, 10:00");
      assertThat(claim.consent().declinedAt()).isEqualTo(FakeCloud.MONDAY);
    }

    @Test
    void toAnInternationalDomainGoesToItsAsciiForm() {
      ClaimScenario claim =
          approvedAbout(new CustomerContact("Éva Nagy", null, "cili@ÁRVÍZ.hu", Language.HU));

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
      ClaimScenario claim =
          approvedAbout(new CustomerContact("Éva Nagy", null, address, Language.HU));

      assertThatThrownBy(() -> ask(claim)).isInstanceOf(ClaimMoved.class);

      assertThat(cloud.ses().sent()).isEmpty();
      claim.thenHeldFor(HeldReason.REFUSED);
    }
  }

  @Nested
  class WhatHappensTwice {
    @Test
    void aRepeatedCallFindsTheWindowOpenAndSendsNothing() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      String first = ask(claim);
      cloud.clock().advance(Duration.ofHours(1));

      assertThat(ask(claim)).isEqualTo(first);

      assertThat(cloud.ses().sent()).hasSize(1);
    }

    @Test
    void aCrashAfterSesTookTheMailSendsAnotherAndBothLinksWork() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, AskCustomerTest::crash);
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(Crash.class);
      assertThat(claim.window()).isInstanceOf(WindowState.NoticePending.class);

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
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, AskCustomerTest::crash);
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(Crash.class);
      claim.and(theCustomerDeclines());

      cloud.clock().advance(Duration.ofMinutes(2));
      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(cloud.ses().sent()).hasSize(1);
      claim.thenStage(StageName.DISPUTE_PERIOD);
    }

    @Test
    void twoThatRunSideBySideSendOneMail() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud
          .ses()
          .meanwhile(() -> assertThatThrownBy(() -> ask(claim)).isInstanceOf(NoticeBusy.class));

      ask(claim);

      assertThat(cloud.ses().sent()).hasSize(1);
      assertThat(claim.consentNotice().attempts()).isEqualTo(1);
    }

    @Test
    void anotherWriteToTheClaimDoesNotSendTheMailAgain() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> claim.and(PARTNER.comments()));

      ask(claim);

      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
      assertThat(cloud.ses().sent()).hasSize(1);
    }
  }

  @Nested
  class WhatComesBetween {
    @Test
    void aDeclineWhileTheNoticeIsBeingRecordedWinsAndTheNoticeCountsAsHandedOver() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      cloud
          .dynamoDb()
          .before(TransactWriteItemsRequest.class, () -> claim.and(theCustomerDeclines()));

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      claim.thenStage(StageName.DISPUTE_PERIOD);
      NoticeRecord notice = claim.notice(asked, NoticeKind.CONSENT_REQUEST);
      assertThat(notice.handedOverAt()).isEqualTo(FakeCloud.MONDAY);
      assertThat(notice.overtakenAt()).isNull();
    }

    @Test
    void aContactThatIsCorrectedWhileASendIsBeingRetriedGetsTheNextMail() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      cloud.ses().failWith(500, "InternalFailure");
      assertThatThrownBy(() -> ask(asked)).isInstanceOf(MailUnavailable.class);
      claim.and(REVIEWER.correctsTheContact("ada.nagy@contoso.hu"));
      cloud.ses().recover();

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);
      ask(claim);

      assertThat(cloud.ses().sent())
          .extracting(FakeSes.Sent::to)
          .containsExactly("ada.nagy@contoso.hu");
    }

    @Test
    void aContactThatIsCorrectedWhileTheMailIsBeingTakenIsAskedAgainAndTheOldLinkIsDead() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      cloud.ses().meanwhile(() -> claim.and(REVIEWER.correctsTheContact("ada.nagy@contoso.hu")));

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);
      assertThat(claim.window()).isInstanceOf(WindowState.NoticePending.class);
      ask(claim);

      assertThat(cloud.ses().sent())
          .extracting(FakeSes.Sent::to)
          .containsExactly("eva.nagy@contoso.hu", "ada.nagy@contoso.hu");
      assertThat(linkOf(cloud.ses().sent().getFirst().token()).orElseThrow().noticeSequence())
          .isNotEqualTo(claim.consent().noticeSequence());
    }

    @Test
    void aBounceBeforeTheWindowOpenedLeavesItHeld() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      MailEvents mailEvents = new MailEvents(cloud);
      cloud
          .ses()
          .meanwhile(
              () ->
                  cloud.invoke(
                      mailEvents,
                      QueuedMessages.of(SesEvent.permanentBounce(cloud.ses().sent().getFirst()))));

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      claim.thenHeldFor(HeldReason.BOUNCED);
      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).handedOverAt()).isNotNull();
      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).bouncedAt()).isNotNull();
    }

    @Test
    void aCallForAnEntryThatIsOverSaysThatTheClaimHasMoved() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      claim.and(REVIEWER.resendsTheNotice());

      assertThatThrownBy(() -> ask(claim.stageSequence() - 1)).isInstanceOf(ClaimMoved.class);

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
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      cloud.ses().failWith(400, "InvalidParameterValue");

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      claim.thenHeldFor(HeldReason.REFUSED);
      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).gaveUpAt()).isNotNull();
    }

    @Test
    void aRefusalThatADeclineHasOvertakenIsStillRecorded() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      int asked = claim.stageSequence();
      cloud.ses().failWith(400, "InvalidParameterValue");
      cloud
          .dynamoDb()
          .before(TransactWriteItemsRequest.class, () -> claim.and(theCustomerDeclines()));

      assertThatThrownBy(() -> ask(asked)).isInstanceOf(ClaimMoved.class);

      assertThat(claim.notice(asked, NoticeKind.CONSENT_REQUEST).gaveUpAt()).isNotNull();
      claim.thenStage(StageName.DISPUTE_PERIOD);
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
      ClaimScenario claim = anApprovedClaim().in(cloud);

      for (SesException.Builder mistake : mistakes) {
        cloud
            .ses()
            .failWith(
                FakeSes.error(
                    mistake,
                    400,
                    "MessageRejected",
                    "Email address is not verified: eva.nagy@contoso.hu"));
        assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);
        assertThat(claim.window()).isInstanceOf(WindowState.NoticePending.class);
      }

      cloud.ses().recover();
      ask(claim);
      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
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
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.ses().failWith(status, code);
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class).hasMessage(code);
      cloud.ses().recover();

      ask(claim);

      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
    }

    @Test
    void afterAFailureThatTookItsTimeTheNextAttemptBeginsAtOnce() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.ses().failNext(503, "ServiceUnavailable");
      cloud.ses().meanwhile(() -> cloud.clock().advance(Duration.ofSeconds(5)));
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);

      ask(claim);

      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
    }

    @Test
    void anErrorThatSaysNothingAboutItselfIsTriedAgain() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.ses().failWith(SesException.builder().statusCode(502).build());
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);
      cloud.ses().failWith(SdkClientException.create("no route to eva.nagy@contoso.hu"));
      assertThatThrownBy(() -> ask(claim)).isInstanceOf(MailUnavailable.class);
      assertThat(claim.window()).isInstanceOf(WindowState.NoticePending.class);
    }

    @ParameterizedTest
    @CsvSource({
      "MAIL_SENDER,     claims@programme..example",
      "SUPPORT_ADDRESS, help",
      "SUPPORT_ADDRESS, 'help@programme.example\r\nBcc: eve@evil.example'",
      "SUPPORT_ADDRESS, 'Help <help@programme.example>'",
      "PROGRAMME_NAME,  'Northwind\r\nBcc: eve@evil.example'",
    })
    void whatNoHeaderCanHoldFailsTheFunctionBeforeItCanBlameACustomer(
        String variable, String value) {
      cloud.variable(variable, value.translateEscapes());

      assertThatThrownBy(() -> new AskCustomer(cloud)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private ClaimScenario approvedAbout(CustomerContact customer) {
    return aDraft(details().customerContact(customer))
        .and(PARTNER.submits(), REVIEWER.startsTheReview(), REVIEWER.approves())
        .in(cloud);
  }

  private String ask(ClaimScenario claim) {
    return ask(claim.stageSequence());
  }

  private String ask(int stageSequence) {
    return cloud.invoke(
        askCustomer,
        "{\"claimId\":\"%s\",\"stageSequence\":%d}".formatted(ClaimScenario.ID, stageSequence));
  }

  private Optional<ConsentLink> linkOf(String token) {
    Instant now = cloud.clock().instant();
    return new ConsentLinks(cloud.undisturbedTable(), cloud::random).find(token, now);
  }

  private static void crash() {
    throw new Crash();
  }

  /** The function dies; nothing of it can catch this. */
  private static final class Crash extends Error {}
}
