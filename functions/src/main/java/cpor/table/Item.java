package cpor.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the table, or a map in one: attributes by name. It is filled by whoever makes it,
 * before it is written. What is null is left out.
 */
public final class Item {

  /** The version that is written; a test keeps examples of each there ever was. */
  public static final int SCHEMA_VERSION = 1;

  /**
   * The map that holds names and addresses, apart from everything else, so that it can go alone.
   */
  public static final String PERSONAL = "personal";

  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  /** A new item of the present schema. */
  public static Item at(Key key) {
    return new Item(new HashMap<>(key.attributes())).put("schemaVersion", SCHEMA_VERSION);
  }

  /** A new map, to stand in an item. */
  public static Item map() {
    return new Item(new HashMap<>());
  }

  /** An item that was read. */
  public static Item of(Map<String, AttributeValue> attributes) {
    return new Item(new HashMap<>(attributes));
  }

  public Map<String, AttributeValue> attributes() {
    return attributes;
  }

  public Item put(String name, @Nullable String text) {
    return put(name, text == null ? null : AttributeValue.fromS(text));
  }

  public Item put(String name, long number) {
    return put(name, AttributeValue.fromN(Long.toString(number)));
  }

  public Item put(String name, @Nullable Instant time) {
    return put(name, time == null ? null : time.toString());
  }

  public Item put(String name, Item map) {
    return put(name, AttributeValue.fromM(map.attributes));
  }

  public Item put(String name, @Nullable AttributeValue value) {
    if (value != null) {
      attributes.put(name, value);
    }
    return this;
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  public String requireText(String name) {
    return text(name).orElseThrow(() -> lacking(name));
  }

  /** An attribute of whatever type. */
  public AttributeValue require(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw lacking(name);
    }
    return value;
  }

  private static IllegalStateException lacking(String name) {
    return new IllegalStateException("an item lacks its attribute " + name);
  }

  /** Zero if there is none. */
  public long number(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  public Optional<Instant> time(String name) {
    return text(name).map(Instant::parse);
  }

  public Instant requireTime(String name) {
    return Instant.parse(requireText(name));
  }

  /** An empty one if there is none. */
  public Item map(String name) {
    AttributeValue value = attributes.get(name);
    return of(value == null ? Map.of() : value.m());
  }

  /** The claim that the item belongs to. */
  public String claimId() {
    return Keys.claimIdOf(requireText("pk"));
  }

  public String sort() {
    return requireText("sk");
  }
}
