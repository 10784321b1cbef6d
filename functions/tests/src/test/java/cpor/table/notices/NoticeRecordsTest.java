package cpor.table.notices;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.anApprovedClaim;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimChange;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Stage.HeldReason;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.table.Table;
import cpor.table.Write;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import cpor.table.notices.NoticeRecords.MailReport;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeRecordsTest {

  private static final Instant LATER = MONDAY.plusSeconds(1);
  private static final Instant ATTEMPT_SURELY_OVER = MONDAY.plus(Duration.ofSeconds(60));

  private final Table table = Tables.table();
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));
  private final NoticeRecords notices = new NoticeRecords(table);
  private final ClaimScenario claim = anApprovedClaim().in(table);
  private OwedNotice notice;

  @BeforeEach
  void askTheCustomer() {
    notice = record().owed();
  }

  @Test
  void aNoticeIsOwedFromTheEventOnThatCausesIt() {
    assertThat(notices.ofClaim("claim-1"))
        .extracting(record -> record.owed().kind())
        .containsExactly(NoticeKind.SUBMITTED, NoticeKind.APPROVED, NoticeKind.CONSENT_REQUEST);
    assertThat(record())
        .isEqualTo(
            new NoticeRecord(
                new OwedNotice(claim.stageSequence(), NoticeKind.CONSENT_REQUEST, 1, MONDAY),
                0,
                null,
                null,
                null,
                null,
                null,
                null));
    assertThat(notices.find("claim-1", 99, NoticeKind.CONSENT_REQUEST)).isEmpty();
    assertThat(notices.ofClaim("claim-2")).isEmpty();
  }

  @Test
  void aNoticeThatIsHandedOverIsSettled() {
    assertThat(notices.beginAttempt("claim-1", notice, MONDAY)).isTrue();
    assertThat(record().isSettled()).isFalse();

    notices.handedOver("claim-1", notice, "message-1", LATER);

    assertThat(record().isSettled()).isTrue();
    assertThat(record().handedOverAt()).isEqualTo(LATER);
    assertThat(record().attempts()).isEqualTo(1);
  }

  @Test
  void aCrashBetweenAttemptAndHandOverShowsAsAFurtherAttempt() {
    notices.beginAttempt("claim-1", notice, MONDAY);

    assertThat(notices.beginAttempt("claim-1", notice, ATTEMPT_SURELY_OVER.minusMillis(1)))
        .as("the first attempt may still run")
        .isFalse();
    assertThat(notices.beginAttempt("claim-1", notice, ATTEMPT_SURELY_OVER)).isTrue();

    assertThat(record().attempts()).isEqualTo(2);
    assertThat(record().firstAttemptAt()).isEqualTo(MONDAY);
  }

  @Test
  void afterAFailedAttemptTheNextMayBeginAtOnce() {
    notices.beginAttempt("claim-1", notice, MONDAY);

    notices.attemptFailed("claim-1", notice, MONDAY, "Throttling");

    assertThat(record().isSettled()).isFalse();
    assertThat(notices.beginAttempt("claim-1", notice, LATER)).isTrue();
    assertThat(record().attempts()).isEqualTo(2);
  }

  /** As the SDK records it again when it got no answer. */
  @Test
  void aFailureThatIsRecordedAgainLeavesTheNextAttemptAlone() {
    notices.beginAttempt("claim-1", notice, MONDAY);
    notices.attemptFailed("claim-1", notice, MONDAY, "Throttling");
    notices.beginAttempt("claim-1", notice, LATER);

    notices.attemptFailed("claim-1", notice, MONDAY, "Throttling");

    assertThat(notices.beginAttempt("claim-1", notice, LATER))
        .as("a third sender, beside the second")
        .isFalse();
    assertThat(record().attempts()).isEqualTo(2);
  }

  @Test
  void ofManySendersAtOnceOneSends() throws Exception {
    Callable<Boolean> sender = () -> notices.beginAttempt("claim-1", notice, MONDAY);
    try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> began =
          senders.invokeAll(Stream.generate(() -> sender).limit(8).toList());

      assertThat(began).extracting(Future::get).containsOnlyOnce(true);
    }
    assertThat(record().attempts()).isEqualTo(1);
  }

  /** How a notice may end. */
  enum End {
    HANDED_OVER {
      @Override
      void reach(NoticeRecords notices, OwedNotice notice, Instant at) {
        notices.handedOver("claim-1", notice, "message-1", at);
      }
    },
    OVERTAKEN {
      @Override
      void reach(NoticeRecords notices, OwedNotice notice, Instant at) {
        notices.overtaken("claim-1", notice, at);
      }
    },
    GIVEN_UP {
      @Override
      void reach(NoticeRecords notices, OwedNotice notice, Instant at) {
        notices.gaveUp("claim-1", notice, "MessageRejected", at);
      }
    };

    abstract void reach(NoticeRecords notices, OwedNotice notice, Instant at);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSettledIsNotAttemptedAgain(End end) {
    notices.beginAttempt("claim-1", notice, MONDAY);

    end.reach(notices, notice, LATER);

    assertThat(record().isSettled()).isTrue();
    assertThat(notices.beginAttempt("claim-1", notice, ATTEMPT_SURELY_OVER)).isFalse();
    assertThat(record().attempts()).isEqualTo(1);
  }

  @Test
  void aNoticeThatIsOutIsNeitherOvertakenNorGivenUp() {
    notices.handedOver("claim-1", notice, "message-1", MONDAY);
    NoticeRecord handedOver = record();

    End.OVERTAKEN.reach(notices, notice, LATER);
    End.GIVEN_UP.reach(notices, notice, LATER);

    assertThat(record()).isEqualTo(handedOver);
  }

  @Test
  void aRepeatedNoticeIsOwedOnce() {
    OwedNotice again = new OwedNotice(notice.sequence(), NoticeKind.WINDOW_HELD, 2, LATER);
    notices.owe("claim-1", again);
    notices.beginAttempt("claim-1", again, LATER);

    notices.owe("claim-1", again);

    assertThat(notices.ofClaim("claim-1"))
        .filteredOn(record -> record.owed().equals(again))
        .singleElement()
        .extracting(NoticeRecord::attempts)
        .isEqualTo(1);
  }

  @Test
  void theFirstReportOfEachSortCountsInWhateverOrderTheyCome() {
    notices.reported("claim-1", notice, MailReport.DELIVERED, MONDAY);
    notices.reported("claim-1", notice, MailReport.BOUNCED, LATER);
    notices.reported("claim-1", notice, MailReport.DELIVERED, LATER);
    notices.reported("claim-1", notice, MailReport.BOUNCED, LATER.plusSeconds(1));
    notices.handedOver("claim-1", notice, "message-1", LATER);

    assertThat(record().deliveredAt()).isEqualTo(MONDAY);
    assertThat(record().bouncedAt()).isEqualTo(LATER);
    assertThat(record().handedOverAt()).isEqualTo(LATER);
  }

  @Test
  void aNoticeIsDeliveredWhenThatWasReportedWhateverElseWas() {
    assertThat(record().isDelivered()).isFalse();
    notices.reported("claim-1", notice, MailReport.BOUNCED, MONDAY);
    assertThat(record().isDelivered()).isFalse();
    notices.reported("claim-1", notice, MailReport.DELIVERED, LATER);
    assertThat(record().isDelivered()).isTrue();
  }

  @Test
  void aReportOfANoticeThatWasNeverOwedWritesNothing() {
    OwedNotice unknown = new OwedNotice(99, NoticeKind.CONSENT_REQUEST, 1, MONDAY);

    notices.reported("claim-1", unknown, MailReport.BOUNCED, MONDAY);

    assertThat(notices.find("claim-1", 99, NoticeKind.CONSENT_REQUEST)).isEmpty();
  }

  @Test
  void theHandOverIsWrittenWithTheOpeningOfTheWindow() {
    ClaimChange opening = claim.at(LATER).deciding(theNoticeIsHandedOver());

    store.commit(
        opening, List.of(NoticeRecords.handedOverWith("claim-1", notice, "message-1", LATER)));

    assertThat(record().handedOverAt()).isEqualTo(LATER);
    assertThat(store.find("claim-1")).contains(opening.after());
  }

  @Test
  void aRefusedMailIsGivenUpWithTheHoldingOfTheWindow() {
    ClaimChange holding = claim.at(LATER).deciding(theNoticeFails(HeldReason.REFUSED));

    store.commit(
        holding, List.of(NoticeRecords.gaveUpWith("claim-1", notice, "MessageRejected", LATER)));

    assertThat(record().gaveUpAt()).isEqualTo(LATER);
    assertThat(store.find("claim-1")).contains(holding.after());
  }

  @Test
  void whatIsWrittenBesideAStaleClaimIsNotWritten() {
    ClaimChange holding = claim.at(LATER).deciding(theNoticeFails(HeldReason.BOUNCED));
    claim.and(theNoticeIsHandedOver());

    CommitResult result =
        store.commit(
            holding,
            List.of(NoticeRecords.reportedWith("claim-1", notice, MailReport.BOUNCED, LATER)));

    assertThat(result).isEqualTo(new CommitResult.Stale());
    assertThat(record().bouncedAt()).isNull();
  }

  @Test
  void aDeliveryThatIsReportedWhileADeadlineIsDecidedStandsInItsWay() {
    claim.and(theNoticeIsHandedOver());
    NoticeRecord read = record();
    claim.atItsDeadline();
    ClaimChange association = claim.deciding(theDeadlineIsApplied());
    notices.reported("claim-1", notice, MailReport.DELIVERED, claim.now());

    Write asRead = NoticeRecords.deliveryAsRead("claim-1", read);
    assertThat(store.commit(association, List.of(asRead)))
        .isInstanceOf(CommitResult.Prevented.class);

    asRead = NoticeRecords.deliveryAsRead("claim-1", record());
    assertThat(store.commit(association, List.of(asRead))).isEqualTo(new CommitResult.Committed());
  }

  private NoticeRecord record() {
    return notices
        .find("claim-1", claim.consent().noticeSequence(), NoticeKind.CONSENT_REQUEST)
        .orElseThrow();
  }
}
