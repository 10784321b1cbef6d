package cpor.table.document;

import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.json.PropertyNames;
import io.avaje.json.stream.BufferedJsonWriter;
import io.avaje.json.stream.BytesJsonWriter;
import io.avaje.json.stream.JsonOutput;
import io.avaje.json.stream.JsonStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.util.List;

/**
 * Keeps the names of members that adapters write by number as the texts that they are: those of
 * JSON would be quoted bytes. It has nothing else, for no text is written or read here.
 */
public final class AttributeNames implements JsonStream {

  /** The names of an object's members, as its adapter numbers them. */
  record Names(List<String> names) implements PropertyNames {
    String at(int number) {
      return names.get(number);
    }
  }

  @Override
  public PropertyNames properties(String... names) {
    return new Names(List.of(names));
  }

  @Override
  public JsonReader reader(String json) {
    throw noText();
  }

  @Override
  public JsonReader reader(byte[] json) {
    throw noText();
  }

  @Override
  public JsonReader reader(Reader json) {
    throw noText();
  }

  @Override
  public JsonReader reader(InputStream json) {
    throw noText();
  }

  @Override
  public JsonWriter writer(Writer json) {
    throw noText();
  }

  @Override
  public JsonWriter writer(OutputStream json) {
    throw noText();
  }

  @Override
  public JsonWriter writer(JsonOutput json) {
    throw noText();
  }

  @Override
  public BufferedJsonWriter bufferedWriter() {
    throw noText();
  }

  @Override
  public BytesJsonWriter bufferedWriterAsBytes() {
    throw noText();
  }

  static UnsupportedOperationException noText() {
    return new UnsupportedOperationException("attributes are not written as text");
  }
}
