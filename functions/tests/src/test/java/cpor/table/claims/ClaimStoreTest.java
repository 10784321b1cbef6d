package cpor.table.claims;

import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aClaimWhoseAssociationEnded;
import static cpor.story.Lives.aClaimWhoseDisputePeriodPassed;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimEvent;
import cpor.claim.RecordedEvent;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.table.Page;
import cpor.table.Table;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimStoreTest {

  private static final String OTHER_TENANT = "11111111-2222-4333-8444-555555555555";

  private final Table table = Tables.table();
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));

  @Test
  void aClaimIsReadAsItWasWrittenInEveryStage() {
    List<ClaimScenario> lives =
        List.of(
            aDraft(),
            aSubmittedClaim(),
            aClaimUnderReview(),
            aClaimWaitingForThePartner(),
            anApprovedClaim(),
            aClaimInItsConsentWindow(),
            aHeldClaim(),
            anAssociatedClaim(),
            aRejectedClaim(),
            aDisputedClaim(),
            aClaimWhoseDisputePeriodPassed(),
            aClaimWhoseAssociationEnded());
    Set<StageName> stages = EnumSet.noneOf(StageName.class);
    for (ClaimScenario life : lives) {
      Claim told = life.as("claim-" + lives.indexOf(life)).claim();
      stages.add(told.stage().name());

      life.in(table);

      assertThat(store.find(told.id())).contains(told);
    }
    assertThat(stages).isEqualTo(EnumSet.allOf(StageName.class));
  }

  @Test
  void anEventIsReadAsItWasWrittenWhateverHappened() {
    ClaimScenario disputed =
        aDraft()
            .and(
                PARTNER.edits(details -> details.customerTenant(OTHER_TENANT)),
                PARTNER.removes("scan"),
                PARTNER.submits(),
                REVIEWER.startsTheReview(),
                REVIEWER.requestsAction(),
                PARTNER.comments("We are looking for them."),
                PARTNER.resubmits("They are on page 2."));
    while (disputed.history().stream()
        .noneMatch(recorded -> recorded.event() instanceof ClaimEvent.DecisionOverdue)) {
      disputed.atItsDeadline().and(theDeadlineIsApplied());
    }
    disputed
        .and(
            REVIEWER.approves("Complete."),
            PARTNER.resendsTheNotice(),
            theNoticeIsHandedOver(),
            theNoticeFails(HeldReason.BOUNCED),
            PARTNER.correctsTheContact("bela.kis@contoso.hu"),
            theNoticeIsHandedOver(),
            theCustomerDeclines(),
            PARTNER.disputes("An error."),
            OTHER_REVIEWER.approves(),
            theNoticeIsHandedOver())
        .atItsDeadline()
        .and(theDeadlineIsApplied(), PARTNER.withdraws());
    ClaimScenario closed = aClaimWhoseDisputePeriodPassed().as("closed");
    ClaimScenario discarded = aDraft().and(PARTNER.discards()).as("discarded");

    for (ClaimScenario told : List.of(disputed, closed, discarded)) {
      String id = told.claim().id();
      told.in(table);
      assertThat(store.history(id, 100, null).items()).isEqualTo(told.history());
    }
    Set<String> types =
        Stream.of(disputed, closed, discarded)
            .flatMap(claim -> claim.history().stream())
            .map(recorded -> recorded.event().type())
            .collect(Collectors.toSet());
    assertThat(ClaimEvent.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void aClaimThatHasChangedSinceItWasReadIsNotOverwritten() {
    ClaimScenario claim = aSubmittedClaim().in(table);
    ClaimChange late = claim.deciding(PARTNER.comments("second"));
    Claim first = claim.and(PARTNER.comments("first")).claim();

    assertThat(store.commit(late, List.of())).isEqualTo(new CommitResult.Stale());

    assertThat(store.find("claim-1")).contains(first);
    assertThat(store.comments("claim-1", 25, null).items())
        .extracting(Comment::text)
        .containsExactly("first");
  }

  @Test
  void aClaimIsCreatedOnce() {
    Claim created = aDraft().in(table).claim();
    ClaimChange another = aDraft().as("claim-1", "org-18").changes().getFirst();

    assertThat(store.commit(another, List.of())).isEqualTo(new CommitResult.Stale());

    assertThat(store.find("claim-1")).contains(created);
  }

  @Test
  void historyAndCommentsAreReadInPagesOldestFirst() {
    ClaimScenario claim = aSubmittedClaim().in(table);
    for (int i = 0; i < 11; i++) {
      claim.and((i % 2 == 0 ? PARTNER : REVIEWER).comments("comment " + i));
    }

    Page<RecordedEvent> first = store.history("claim-1", 10, null);
    Page<RecordedEvent> second = store.history("claim-1", 10, first.next());

    assertThat(first.items()).isEqualTo(claim.history().subList(0, 10));
    assertThat(second.items()).isEqualTo(claim.history().subList(10, 16));
    assertThat(second.next()).isNull();
    assertThat(store.comments("claim-1", 100, null).items())
        .extracting(Comment::text)
        .startsWith("comment 0", "comment 1", "comment 2")
        .endsWith("comment 9", "comment 10");
  }

  @Test
  void aDiscardedDraftIsGone() {
    aDraft().and(PARTNER.discards()).in(table);

    assertThat(store.find("claim-1")).isEmpty();
  }
}
