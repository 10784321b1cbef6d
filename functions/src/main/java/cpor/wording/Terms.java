package cpor.wording;

import cpor.claim.ActionReason;
import cpor.claim.Activity;
import cpor.claim.HeldReason;
import cpor.claim.Language;
import cpor.claim.RejectionReason;
import cpor.claim.SolutionArea;
import cpor.claim.StageName;
import cpor.claim.WithdrawalReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The words of one language for what the domain names. Reasons are whole sentences. */
public sealed interface Terms permits EnglishTerms, HungarianTerms {

  static Terms in(Language language) {
    return switch (language) {
      case EN -> EnglishTerms.INSTANCE;
      case HU -> HungarianTerms.INSTANCE;
    };
  }

  /** The language as HTML and mail name it (BCP 47). */
  String languageTag();

  String solutionArea(SolutionArea area);

  /** What the partner says it does, told to the customer. */
  String activity(Activity activity);

  String stage(StageName stage);

  String reason(ActionReason reason);

  String reason(RejectionReason reason);

  String reason(WithdrawalReason reason);

  String reason(HeldReason reason);

  /** Names in a row. */
  String list(List<String> names);

  /** A moment, rounded down to the minute, with the city that names its time zone. */
  String moment(Instant instant, ZoneId zone);

  /** What lets a customer check a claim. */
  List<Fact> facts(CustomerFacts claim, ZoneId zone);
}
