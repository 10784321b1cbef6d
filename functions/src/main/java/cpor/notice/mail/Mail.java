package cpor.notice.mail;

/** A mail's content, ready to be handed to the mail service; text and HTML say the same. */
public record Mail(String subject, String text, String html) {}
