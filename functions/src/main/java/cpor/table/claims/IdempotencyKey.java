package cpor.table.claims;

/**
 * Names a request, so that its repetition is recognised.
 *
 * @param owner the organisation, or the reviewer, that the key belongs to
 * @param key as the client chose it
 * @param fingerprint of everything that makes the request what it is
 */
public record IdempotencyKey(String owner, String key, String fingerprint) {}
