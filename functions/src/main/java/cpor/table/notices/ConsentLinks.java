package cpor.table.notices;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;
import cpor.table.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The opt-out links of consent notices. */
public final class ConsentLinks {

  private static final int TOKEN_BYTES = 32;

  /** Far beyond any window: a window may be held for long, and its link must still decline. */
  private static final Duration UNUSED_KEPT_FOR = Duration.ofDays(730);

  private static final Duration USED_KEPT_FOR = Duration.ofDays(90);

  private final Table table;
  private final Supplier<Random> random;

  /**
   * The links in a table.
   *
   * @param random asked for at each use, so that no snapshot of a function holds its state
   */
  public ConsentLinks(Table table, Supplier<Random> random) {
    this.table = table;
    this.random = random;
  }

  /** Makes a link for a notice that is about to be sent, and returns its token. */
  public String create(String claimId, int noticeSequence, Instant now) {
    byte[] secret = new byte[TOKEN_BYTES];
    random.get().nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    table.put(
        Item.at(keyOf(hash(token)))
            .put("claimId", claimId)
            .put("noticeSequence", noticeSequence)
            .put("expiresAt", now.plus(UNUSED_KEPT_FOR).getEpochSecond()));
    return token;
  }

  /** The link with this token, if there is one that has not expired. */
  public Optional<ConsentLink> find(String token, Instant now) {
    String hash = hash(token);
    return table
        .get(keyOf(hash))
        .filter(item -> item.number("expiresAt") > now.getEpochSecond())
        .map(
            item ->
                new ConsentLink(
                    hash,
                    item.requireText("claimId"),
                    (int) item.number("noticeSequence"),
                    item.time("usedAt").orElse(null)));
  }

  /** Records that the customer declined by this link: it says so from now on, for 90 days. */
  public static Write used(ConsentLink link, Instant now) {
    return new Write.UpdateItem(
        keyOf(link.hash()),
        "SET usedAt = :now, expiresAt = :expiry",
        "attribute_exists(pk)",
        Map.of(
            ":now",
            AttributeValue.fromS(now.toString()),
            ":expiry",
            AttributeValue.fromN(Long.toString(now.plus(USED_KEPT_FOR).getEpochSecond()))));
  }

  private static Key keyOf(String hash) {
    return new Key("CONSENT#" + hash, "LINK");
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
