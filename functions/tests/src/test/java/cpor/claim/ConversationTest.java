package cpor.claim;

import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.story.Happening;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationTest {

  @Nested
  class AText {
    @Test
    void givenWithAnActionIsAlsoAComment() {
      assertThat(comment(aDraft(), PARTNER.comments())).isEqualTo("See page 4.");
      assertThat(
              comment(aClaimUnderReview(), REVIEWER.requestsAction("Please.", ActionReason.OTHER)))
          .isEqualTo("Please.");
      assertThat(
              comment(
                  aClaimUnderReview(), REVIEWER.rejects("No.", RejectionReason.PRODUCTS_MISSING)))
          .isEqualTo("No.");
      assertThat(comment(aClaimWaitingForThePartner(), PARTNER.resubmits("Here.")))
          .isEqualTo("Here.");
      assertThat(comment(aSubmittedClaim(), PARTNER.withdraws("Twice."))).isEqualTo("Twice.");
      assertThat(comment(aRejectedClaim(), PARTNER.disputes("Page 9."))).isEqualTo("Page 9.");
    }

    @Test
    void ofTheCustomerIsNone() {
      assertThat(comment(aClaimInItsConsentWindow(), theCustomerDeclines())).isNull();
    }

    @Test
    void thatWasNotGivenIsNone() {
      assertThat(comment(aSubmittedClaim(), PARTNER.withdraws(null))).isNull();
      assertThat(comment(aClaimUnderReview(), REVIEWER.approves())).isNull();
    }

    private static @Nullable String comment(ClaimScenario claim, Act act) {
      return claim.and(act).events().getLast().comment();
    }
  }

  @Nested
  class APartnersComment {
    @Test
    void isUnansweredUntilAReviewerSpeaks() {
      assertThat(unanswered(aSubmittedClaim())).isFalse();
      assertThat(unanswered(aSubmittedClaim().and(PARTNER.comments()))).isTrue();
      assertThat(unanswered(aSubmittedClaim().and(PARTNER.comments(), REVIEWER.comments())))
          .isFalse();
      assertThat(unanswered(aClaimUnderReview().and(PARTNER.comments(), REVIEWER.requestsAction())))
          .isFalse();
    }

    @Test
    void isNotAnsweredByAnActionWithoutAWord() {
      ClaimScenario started = aSubmittedClaim().and(PARTNER.comments(), REVIEWER.startsTheReview());
      assertThat(unanswered(started)).isTrue();
      assertThat(unanswered(started.and(REVIEWER.approves()))).isTrue();
      assertThat(unanswered(aClaimUnderReview().and(PARTNER.comments(), REVIEWER.approves("Yes."))))
          .isFalse();
    }

    @Test
    void givenWithAnAnswerOrADisputeIsUnansweredToo() {
      assertThat(unanswered(aClaimWaitingForThePartner().and(PARTNER.resubmits("Here.")))).isTrue();
      assertThat(unanswered(aRejectedClaim().and(PARTNER.disputes("Page 9.")))).isTrue();
      assertThat(
              unanswered(
                  aRejectedClaim().and(PARTNER.disputes("Page 9."), OTHER_REVIEWER.rejects())))
          .isFalse();
    }

    @Test
    void onADraftIsAWordToNobody() {
      assertThat(unanswered(aDraft().and(PARTNER.comments()))).isFalse();
    }

    private static boolean unanswered(ClaimScenario claim) {
      return claim.claim().partnerCommentUnanswered();
    }
  }

  @Test
  void theHistoryNamesWhoDidWhat() {
    ClaimScenario claim =
        aClaimInItsConsentWindow()
            .and(Happening.theNoticeFails(HeldReason.COMPLAINT), theCustomerDeclines());

    assertThat(claim.history())
        .extracting(event -> event.event().type(), RecordedEvent::by)
        .containsSubsequence(
            tuple("ClaimSubmitted", PARTNER.actor()),
            tuple("ReviewStarted", REVIEWER.actor()),
            tuple("ClaimApproved", REVIEWER.actor()),
            tuple("ConsentWindowOpened", Actor.SYSTEM),
            tuple("ConsentWindowHeld", Actor.SYSTEM),
            tuple("CustomerDeclined", Actor.CUSTOMER));
  }
}
