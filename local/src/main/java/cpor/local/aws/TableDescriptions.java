package cpor.local.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccessJob;
import software.amazon.dynamodb.services.local.shared.access.sqlite.TableSchemaInfo;

/**
 * DynamoDB Local keeps the description of a table as JSON and reads it at least twice for each
 * request, which takes longer than the request itself where there are many indexes. Here each
 * database, which works in one thread, goes on with what it read last until the text is another.
 */
final class TableDescriptions {
  private static final List<Class<?>> READERS =
      List.of(SQLiteDBAccess.class, SQLiteDBAccessJob.class);

  private TableDescriptions() {}

  /** Before the first is read. */
  static void remember() {
    READERS.forEach(reader -> remember(mapper(reader)));
  }

  static void remember(ObjectMapper mapper) {
    mapper.getFactory().enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature());
    mapper.registerModule(
        new SimpleModule()
            .setDeserializerModifier(
                new BeanDeserializerModifier() {
                  @Override
                  public JsonDeserializer<?> modifyDeserializer(
                      DeserializationConfig config,
                      BeanDescription read,
                      JsonDeserializer<?> deserializer) {
                    return read.getBeanClass().equals(TableSchemaInfo.class)
                        ? new Remembering(deserializer)
                        : deserializer;
                  }
                }));
  }

  private static ObjectMapper mapper(Class<?> reader) {
    try {
      Field mapper = reader.getDeclaredField("MAPPER");
      mapper.setAccessible(true);
      return (ObjectMapper) mapper.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another DynamoDB Local than the one that is known", e);
    }
  }

  private record Description(ByteBuffer text, Object value) {}

  private static final class Remembering extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("ThreadLocalUsage") // there are two, for good
    private final transient ThreadLocal<@Nullable Description> last = new ThreadLocal<>();

    Remembering(JsonDeserializer<?> deserializer) {
      super(deserializer);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
      return new Remembering(deserializer);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      ByteBuffer text =
          ByteBuffer.wrap((byte[]) parser.currentLocation().contentReference().getRawContent());
      Description known = last.get();
      if (known == null || !known.text().equals(text)) {
        known = new Description(text, super.deserialize(parser, context));
        last.set(known);
      }
      return known.value();
    }
  }
}
