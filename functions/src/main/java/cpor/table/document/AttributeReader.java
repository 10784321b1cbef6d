package cpor.table.document;

import io.avaje.json.JsonReader;
import io.avaje.json.PropertyNames;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Has an adapter read an attribute value. Members that it does not know are passed over. */
public final class AttributeReader implements JsonReader {

  private final Deque<Iterator<Map.Entry<String, AttributeValue>>> objects = new ArrayDeque<>();
  private final Deque<Iterator<AttributeValue>> lists = new ArrayDeque<>();
  private AttributeValue value;

  public AttributeReader(AttributeValue value) {
    this.value = value;
  }

  @Override
  public void beginObject() {
    objects.push(value.m().entrySet().iterator());
  }

  @Override
  public void beginObject(PropertyNames names) {
    beginObject();
  }

  @Override
  public boolean hasNextField() {
    return objects.getFirst().hasNext();
  }

  @Override
  public String nextField() {
    Map.Entry<String, AttributeValue> member = objects.getFirst().next();
    value = member.getValue();
    return member.getKey();
  }

  @Override
  public void endObject() {
    objects.pop();
  }

  @Override
  public void beginArray() {
    lists.push(value.l().iterator());
  }

  @Override
  public boolean hasNextElement() {
    Iterator<AttributeValue> list = lists.getFirst();
    if (list.hasNext()) {
      value = list.next();
      return true;
    }
    return false;
  }

  @Override
  public void endArray() {
    lists.pop();
  }

  @Override
  public void skipValue() {
    // it is passed over by asking for the next
  }

  @Override
  public void unmappedField(String name) {
    // of a later version
  }

  @Override
  public boolean isNullValue() {
    return false;
  }

  @Override
  public String readString() {
    return present(value.s());
  }

  @Override
  public boolean readBoolean() {
    return present(value.bool());
  }

  @Override
  public int readInt() {
    return Integer.parseInt(present(value.n()));
  }

  @Override
  public long readLong() {
    return Long.parseLong(present(value.n()));
  }

  private <V> V present(@Nullable V read) {
    if (read == null) {
      throw new IllegalStateException("not what its record holds: " + value.type());
    }
    return read;
  }

  // what no record of ours has, and what only a text has

  @Override
  public <T> T unwrap(Class<T> type) {
    throw AttributeNames.noText();
  }

  @Override
  public double readDouble() {
    throw AttributeNames.noText();
  }

  @Override
  public BigDecimal readDecimal() {
    throw AttributeNames.noText();
  }

  @Override
  public BigInteger readBigInteger() {
    throw AttributeNames.noText();
  }

  @Override
  public byte[] readBinary() {
    throw AttributeNames.noText();
  }

  @Override
  public String readRaw() {
    throw AttributeNames.noText();
  }

  @Override
  public Token currentToken() {
    throw AttributeNames.noText();
  }

  @Override
  public String location() {
    throw AttributeNames.noText();
  }

  @Override
  public void close() {
    throw AttributeNames.noText();
  }
}
