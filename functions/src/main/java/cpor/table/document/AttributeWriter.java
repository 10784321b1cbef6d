package cpor.table.document;

import io.avaje.json.JsonWriter;
import io.avaje.json.PropertyNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes an attribute value of what an adapter writes. What is null is left out. Members of some
 * names are set apart: they go into a map of their own, under the path where they belong.
 */
public final class AttributeWriter implements JsonWriter {

  private final Set<String> namesApart;
  private final Map<String, AttributeValue> apart = new LinkedHashMap<>();
  private @Nullable Open open;
  private @Nullable AttributeValue written;

  public AttributeWriter(Set<String> namesApart) {
    this.namesApart = namesApart;
  }

  /** All that was written, without what was set apart. */
  public AttributeValue written() {
    return Objects.requireNonNull(written, "nothing was written");
  }

  /** What was set apart: by its path, the names on the way to it with slashes between. */
  public AttributeValue apart() {
    return AttributeValue.fromM(apart);
  }

  /** An object or a list that has begun and has not ended. */
  private interface Open {

    /** What it stands in; null if in nothing. */
    @Nullable Open around();

    void add(AttributeValue value);

    AttributeValue ended();
  }

  private final class OpenObject implements Open {

    private final @Nullable Open around;
    private final @Nullable PropertyNames names;
    private final Map<String, AttributeValue> members = new LinkedHashMap<>();
    private String name = "";

    OpenObject(@Nullable Open around, @Nullable PropertyNames names) {
      this.around = around;
      this.names = names;
    }

    @Override
    public @Nullable Open around() {
      return around;
    }

    @Override
    public void add(AttributeValue value) {
      if (namesApart.contains(name) && hasPath()) {
        apart.put(path(), value);
      } else {
        members.put(name, value);
      }
    }

    @Override
    public AttributeValue ended() {
      return AttributeValue.fromM(members);
    }

    /** Elements of a list have none. */
    private boolean hasPath() {
      return around == null || (around instanceof OpenObject outer && outer.hasPath());
    }

    private String path() {
      return around instanceof OpenObject outer ? outer.path() + "/" + name : name;
    }
  }

  private record OpenList(@Nullable Open around, List<AttributeValue> elements) implements Open {

    @Override
    public void add(AttributeValue value) {
      elements.add(value);
    }

    @Override
    public AttributeValue ended() {
      return AttributeValue.fromL(elements);
    }
  }

  private void put(AttributeValue value) {
    if (open == null) {
      written = value;
    } else {
      open.add(value);
    }
  }

  private void end() {
    Open ended = Objects.requireNonNull(open, "nothing has begun");
    open = ended.around();
    put(ended.ended());
  }

  private OpenObject object() {
    return (OpenObject) Objects.requireNonNull(open, "no object has begun");
  }

  @Override
  public void beginObject() {
    open = new OpenObject(open, null);
  }

  @Override
  public void beginObject(PropertyNames names) {
    open = new OpenObject(open, names);
  }

  @Override
  public void endObject() {
    end();
  }

  @Override
  public void beginArray() {
    open = new OpenList(open, new ArrayList<>());
  }

  @Override
  public void endArray() {
    end();
  }

  @Override
  public void emptyArray() {
    put(AttributeValue.fromL(List.of()));
  }

  @Override
  public void name(int number) {
    OpenObject object = object();
    object.name = ((AttributeNames.Names) Objects.requireNonNull(object.names)).at(number);
  }

  @Override
  public void name(String name) {
    object().name = name;
  }

  @Override
  public void nullValue() {
    // the next name takes the place of this one
  }

  @Override
  public void value(@Nullable String value) {
    if (value != null) {
      put(AttributeValue.fromS(value));
    }
  }

  @Override
  public void value(boolean value) {
    put(AttributeValue.fromBool(value));
  }

  @Override
  public void value(@Nullable Boolean value) {
    if (value != null) {
      value(value.booleanValue());
    }
  }

  @Override
  public void value(int value) {
    value((long) value);
  }

  @Override
  public void value(@Nullable Integer value) {
    if (value != null) {
      value(value.longValue());
    }
  }

  @Override
  public void value(long value) {
    put(AttributeValue.fromN(Long.toString(value)));
  }

  @Override
  public void value(@Nullable Long value) {
    if (value != null) {
      value(value.longValue());
    }
  }

  @Override
  public boolean serializeNulls() {
    return false;
  }

  @Override
  public boolean serializeEmpty() {
    return true;
  }

  // what no record of ours has

  @Override
  public void value(double value) {
    throw unknown();
  }

  @Override
  public void value(Double value) {
    throw unknown();
  }

  @Override
  public void value(BigDecimal value) {
    throw unknown();
  }

  @Override
  public void value(BigInteger value) {
    throw unknown();
  }

  @Override
  public void value(byte[] value) {
    throw unknown();
  }

  @Override
  public void jsonValue(Object value) {
    throw unknown();
  }

  @Override
  public void allNames(PropertyNames names) {
    throw unknown();
  }

  private static UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("no document holds such a value");
  }

  // what only a text has

  @Override
  public <T> T unwrap(Class<T> type) {
    throw AttributeNames.noText();
  }

  @Override
  public void serializeNulls(boolean serialize) {
    throw AttributeNames.noText();
  }

  @Override
  public void serializeEmpty(boolean serialize) {
    throw AttributeNames.noText();
  }

  @Override
  public void pretty(boolean pretty) {
    throw AttributeNames.noText();
  }

  @Override
  public String path() {
    throw AttributeNames.noText();
  }

  @Override
  public void rawValue(String json) {
    throw AttributeNames.noText();
  }

  @Override
  public void rawChunkStart() {
    throw AttributeNames.noText();
  }

  @Override
  public void rawChunk(char json) {
    throw AttributeNames.noText();
  }

  @Override
  public void rawChunk(String json) {
    throw AttributeNames.noText();
  }

  @Override
  public void rawChunkEncode(String json) {
    throw AttributeNames.noText();
  }

  @Override
  public void rawChunkEnd() {
    throw AttributeNames.noText();
  }

  @Override
  public void writeNewLine() {
    throw AttributeNames.noText();
  }

  @Override
  public void flush() {
    throw AttributeNames.noText();
  }

  @Override
  public void markIncomplete() {
    throw AttributeNames.noText();
  }

  @Override
  public void close() {
    throw AttributeNames.noText();
  }
}
