package cpor.table.claims;

import static cpor.table.LivedClaim.MONDAY;
import static cpor.table.LivedClaim.OTHER_REVIEWER;
import static cpor.table.LivedClaim.PARTNER;
import static cpor.table.LivedClaim.REVIEWER;
import static cpor.table.LivedClaim.TENANT;
import static cpor.table.LivedClaim.details;
import static cpor.table.LivedClaim.document;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimEvent;
import cpor.claim.Language;
import cpor.claim.RecordedEvent;
import cpor.claim.StageName;
import cpor.table.LivedClaim;
import cpor.table.LocalDynamoDb;
import cpor.table.Page;
import cpor.table.Table;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimStoreTest {

  private final ClaimStore store =
      new ClaimStore(
          new Table(LocalDynamoDb.client(), LocalDynamoDb.newTable()), Period.ofYears(7));

  @Test
  void aClaimIsReadAsItWasWrittenInEveryStage() {
    List<UnaryOperator<LivedClaim>> lives =
        List.of(
            draft -> draft,
            LivedClaim::submitted,
            LivedClaim::underReview,
            LivedClaim::waitingForThePartner,
            LivedClaim::approved,
            LivedClaim::inItsConsentWindow,
            LivedClaim::held,
            LivedClaim::associated,
            LivedClaim::rejected,
            LivedClaim::disputed,
            LivedClaim::closed,
            draft -> draft.associated().withdrawn());
    Set<StageName> stages = EnumSet.noneOf(StageName.class);
    for (UnaryOperator<LivedClaim> life : lives) {
      LivedClaim claim = life.apply(draft("claim-" + lives.indexOf(life)));
      stages.add(claim.claim().stage().name());

      assertThat(store.find(claim.claim().id())).contains(claim.claim());
    }
    assertThat(stages).isEqualTo(EnumSet.allOf(StageName.class));
  }

  @Test
  void anEventIsReadAsItWasWrittenWhateverHappened() {
    LivedClaim disputed = draft("disputed");
    disputed
        .edited("11111111-2222-4333-8444-555555555555")
        .does(new ClaimCommand.AddEvidence(PARTNER, MONDAY, document("scan")))
        .does(new ClaimCommand.RemoveEvidence(PARTNER, MONDAY, "scan"))
        .waitingForThePartner()
        .commented(PARTNER, "We are looking for them.")
        .resubmitted()
        .atItsDeadline()
        .deadlineApplied()
        .atItsDeadline()
        .deadlineApplied();
    while (disputed.history().stream()
        .noneMatch(recorded -> recorded.event() instanceof ClaimEvent.DecisionOverdue)) {
      disputed.atItsDeadline().deadlineApplied();
    }
    disputed
        .approvedBy(REVIEWER)
        .does(new ClaimCommand.ResendConsentNotice(PARTNER, disputed.now()))
        .windowOpened()
        .windowHeld()
        .does(
            new ClaimCommand.CorrectCustomerContact(
                PARTNER,
                disputed.now(),
                new CustomerContact("Béla Kis", "CFO", "bela.kis@contoso.hu", Language.EN)))
        .windowOpened()
        .customerDeclined()
        .does(new ClaimCommand.DisputeRejection(PARTNER, disputed.now(), "An error.", Set.of()))
        .approvedBy(OTHER_REVIEWER)
        .windowOpened()
        .atItsDeadline()
        .deadlineApplied()
        .withdrawn();
    LivedClaim closed = draft("closed").closed();
    LivedClaim discarded = draft("discarded").discarded();

    for (LivedClaim claim : List.of(disputed, closed, discarded)) {
      assertThat(store.history(claim.claim().id(), 100, null).items()).isEqualTo(claim.history());
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
    LivedClaim claim = draft("claim-1").submitted();
    ClaimChange late = claim.deciding(new ClaimCommand.Comment(PARTNER, MONDAY, "second"));
    claim.commented(PARTNER, "first");

    assertThat(store.commit(late, List.of())).isEqualTo(new CommitResult.Stale());

    assertThat(store.find("claim-1")).contains(claim.claim());
    assertThat(store.comments("claim-1", 25, null).items())
        .extracting(Comment::text)
        .containsExactly("first");
  }

  @Test
  void aClaimIsCreatedOnce() {
    LivedClaim claim = draft("claim-1");

    assertThat(store.commit(LivedClaim.creation("claim-1", "org-18", details(TENANT)), List.of()))
        .isEqualTo(new CommitResult.Stale());

    assertThat(store.find("claim-1")).contains(claim.claim());
  }

  @Test
  void historyAndCommentsAreReadInPagesOldestFirst() {
    LivedClaim claim = draft("claim-1").submitted();
    for (int i = 0; i < 11; i++) {
      claim.commented(i % 2 == 0 ? PARTNER : REVIEWER, "comment " + i);
    }

    Page<RecordedEvent> first = store.history("claim-1", 10, null);
    Page<RecordedEvent> second = store.history("claim-1", 10, first.next());

    assertThat(first.items()).isEqualTo(claim.history().subList(0, 10));
    assertThat(second.items()).isEqualTo(claim.history().subList(10, 15));
    assertThat(second.next()).isNull();
    assertThat(store.comments("claim-1", 100, null).items())
        .extracting(Comment::text)
        .startsWith("comment 0", "comment 1", "comment 2")
        .endsWith("comment 9", "comment 10");
  }

  @Test
  void aDiscardedDraftIsGone() {
    draft("claim-1").discarded();

    assertThat(store.find("claim-1")).isEmpty();
  }

  private LivedClaim draft(String id) {
    return LivedClaim.draft(store, id);
  }
}
