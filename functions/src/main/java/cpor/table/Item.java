package cpor.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    return text(name)
        .orElseThrow(() -> new IllegalStateException("an item lacks its attribute " + name));
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

  /** A tree of maps, lists, texts, numbers and booleans as one attribute value. */
  public static AttributeValue ofTree(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        map.forEach(
            (name, value) -> members.put((String) name, ofTree(Objects.requireNonNull(value))));
        yield AttributeValue.fromM(members);
      }
      case List<?> list -> {
        List<AttributeValue> elements = new ArrayList<>();
        for (Object element : list) {
          elements.add(ofTree(Objects.requireNonNull(element)));
        }
        yield AttributeValue.fromL(elements);
      }
      case String text -> AttributeValue.fromS(text);
      case Boolean bool -> AttributeValue.fromBool(bool);
      case Number number -> AttributeValue.fromN(new BigDecimal(number.toString()).toPlainString());
      case Object other -> throw new IllegalArgumentException("not JSON: " + other.getClass());
    };
  }

  /** The tree that an attribute holds; empty if there is no such attribute. */
  public Optional<Object> tree(String name) {
    return Optional.ofNullable(attributes.get(name)).map(Item::toTree);
  }

  public static Object toTree(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case BOOL -> value.bool();
      case N -> numberOf(value.n());
      case M -> {
        Map<String, Object> map = new LinkedHashMap<>();
        value.m().forEach((name, member) -> map.put(name, toTree(member)));
        yield map;
      }
      case L -> new ArrayList<>(value.l().stream().map(Item::toTree).toList());
      case SS, NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("not written by us: " + value.type());
    };
  }

  private static Number numberOf(String digits) {
    BigDecimal number = new BigDecimal(digits);
    return number.scale() <= 0 ? number.longValueExact() : number;
  }
}
