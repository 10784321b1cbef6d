package cpor.acceptance.world;

import java.time.Instant;

/**
 * A mail that the mail service took.
 *
 * @param id the mail service's
 * @param at when it was taken, in the product's time
 * @param to its one recipient
 */
public record SentMail(
    String id, Instant at, String to, String subject, String text, String html) {}
