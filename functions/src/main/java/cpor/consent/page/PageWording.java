package cpor.consent.page;

import cpor.claim.Language;
import java.util.List;

/** What the pages say in one language; whatever a language cannot say does not compile. */
sealed interface PageWording permits EnglishPages, HungarianPages {

  static PageWording in(Language language) {
    return switch (language) {
      case EN -> new EnglishPages();
      case HU -> new HungarianPages();
    };
  }

  /** This language's own name for itself. */
  String languageName();

  String questionTitle();

  String introduction(String customerName);

  String declinedBefore(String moment);

  String whatEachAnswerMeans();

  String ifYouAgree();

  /** What follows from silence when the clock runs. */
  String silenceMeans(String lastMoment);

  /** What follows from silence while no clock runs. */
  String silenceMeansForNow();

  String whatThePartnerWillSee();

  String ifYouDoNotAgree();

  String decliningMeans();

  String reasonLabel();

  String reasonHint();

  String decline();

  String declinedTitle();

  List<String> declined(String organisation, String customerName);

  String alreadyDeclinedTitle();

  List<String> alreadyDeclined(String moment);

  String notFoundTitle();

  /** Tells a person what to do, and a guesser nothing. */
  List<String> notFound();

  String tryAgainTitle();

  /** What to do when nothing could be read or recorded for a moment. */
  List<String> tryAgain();
}
