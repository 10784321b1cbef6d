package cpor.notice.mail;

/** What the notices say in one language. A notice that a language cannot say does not compile. */
sealed interface MailWording permits EnglishMails, HungarianMails {

  /**
   * Words a notice.
   *
   * @param link where its one action leads
   */
  Message compose(Notice notice, String link);
}
