package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The opt-out links of consent notices. */
public final class ConsentLinks {

  private static final String SORT = "LINK";
  private static final int TOKEN_BYTES = 32;

  /** Far beyond any window: a window may be held for long, and its link must still decline. */
  private static final Duration UNUSED_KEPT_FOR = Duration.ofDays(730);

  private static final Duration USED_KEPT_FOR = Duration.ofDays(90);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ConsentLinks(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Makes a link for a notice that is about to be sent, and returns its token.
   *
   * <p>The random source is made here, so that no snapshot of a function holds its state.
   */
  public String create(String claimId, int noticeSequence, Instant now) {
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Map<String, AttributeValue> item = ClaimItems.item(partition(hash(token)), SORT);
    item.put("claimId", text(claimId));
    item.put("noticeSequence", number(noticeSequence));
    item.put("expiresAt", number(now.plus(UNUSED_KEPT_FOR).getEpochSecond()));
    dynamoDb.putItem(request -> request.tableName(table).item(item));
    return token;
  }

  /** The link with this token, if there is one that has not expired. */
  public Optional<ConsentLink> find(String token, Instant now) {
    String hash = hash(token);
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .key(Attributes.key(partition(hash), SORT))
                        .consistentRead(true))
            .item();
    if (item.isEmpty() || number(item, "expiresAt") <= now.getEpochSecond()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConsentLink(
            hash,
            Attributes.require(item, "claimId"),
            (int) number(item, "noticeSequence"),
            text(item, "usedAt").map(Instant::parse).orElse(null)));
  }

  /** Records that the customer declined by this link: it says so from now on, for 90 days. */
  public TransactionPart used(ConsentLink link, Instant now) {
    return new TransactionPart(
        TransactWriteItem.builder()
            .update(
                Update.builder()
                    .tableName(table)
                    .key(Attributes.key(partition(link.hash()), SORT))
                    .updateExpression("SET usedAt = :now, expiresAt = :expiry")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(
                        Map.of(
                            ":now",
                            text(now.toString()),
                            ":expiry",
                            number(now.plus(USED_KEPT_FOR).getEpochSecond())))
                    .build())
            .build());
  }

  private static String partition(String hash) {
    return "CONSENT#" + hash;
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
