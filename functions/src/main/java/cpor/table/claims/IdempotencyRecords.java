package cpor.table.claims;

import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Table;
import cpor.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * First answers, kept so that a repeated request gets the same one. A record past its expiry counts
 * as absent, whether DynamoDB has removed it already or not.
 */
public final class IdempotencyRecords {

  private static final Duration KEPT_FOR = Duration.ofHours(24);

  private final Table table;

  public IdempotencyRecords(Table table) {
    this.table = table;
  }

  /** The answer that a request with this key got before, if it is still kept. */
  public Optional<StoredAnswer> find(IdempotencyKey key, Instant now) {
    return table.get(keyOf(key)).flatMap(item -> answer(item, now));
  }

  /** Keeps an answer, unless another is kept under this key. */
  public static Write keep(IdempotencyKey key, StoredAnswer answer, Instant now) {
    Item headers = Item.map();
    answer.headers().forEach(headers::put);
    Item item =
        Item.at(keyOf(key))
            .put("fingerprint", answer.fingerprint())
            .put("status", answer.status())
            .put("expiresAt", now.plus(KEPT_FOR).getEpochSecond())
            // the body shows the claim, contacts included
            .put(
                Item.PERSONAL,
                Item.map()
                    .put("headers", headers)
                    .put("body", AttributeValue.fromB(DeflatedText.of(answer.body()))));
    return new Write.PutItemIf(
        item,
        "attribute_not_exists(pk) OR expiresAt <= :now",
        Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))));
  }

  static Key keyOf(IdempotencyKey key) {
    return new Key("IDEMPOTENCY#" + key.owner() + "#" + key.key(), "ANSWER");
  }

  /** The answer in an item, such as the one that stood in the way of {@link #keep}. */
  public static Optional<StoredAnswer> answer(Item item, Instant now) {
    if (item.number("expiresAt") <= now.getEpochSecond()) {
      return Optional.empty();
    }
    Item personal = item.map(Item.PERSONAL);
    Map<String, String> headers = new HashMap<>();
    personal.map("headers").attributes().forEach((name, value) -> headers.put(name, value.s()));
    return Optional.of(
        new StoredAnswer(
            item.requireText("fingerprint"),
            (int) item.number("status"),
            headers,
            DeflatedText.text(personal.require("body").b())));
  }
}
