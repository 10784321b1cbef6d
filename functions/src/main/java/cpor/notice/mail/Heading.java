package cpor.notice.mail;

import cpor.claim.Language;

/**
 * What a reader sees of a notice first.
 *
 * @param subject with {@code %s} for what the notice is about
 */
record Heading(String subject, String title) {

  static Heading of(Notice notice, Language language) {
    return switch (language) {
      case EN -> EnglishMails.heading(notice);
      case HU -> HungarianMails.heading(notice);
    };
  }
}
