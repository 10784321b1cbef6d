package cpor.api.view;

import cpor.claim.Action;
import cpor.claim.Language;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * Writes what clients are shown: times in UTC as RFC 3339 has them, in whole seconds, and languages
 * and actions by the names that the contract has for them.
 */
public final class ViewJson {

  private static final Jsonb JSON =
      Jsonb.builder()
          .add(new ViewAdapters())
          .serializeNulls(true)
          .serializeEmpty(true)
          .add(Instant.class, written(ViewJson::inWholeSeconds))
          .add(Language.class, written(Language::code))
          .add(Action.class, written(Action::label))
          .build();

  private ViewJson() {}

  /** What is not there is shown as null: a client sees every field that there is. */
  public static String complete(Object view) {
    return JSON.toJson(view);
  }

  public static String withoutNulls(Object view) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = JSON.writer(text)) {
      writer.serializeNulls(false);
      JSON.toJson(view, writer);
    }
    return text.toString();
  }

  static String inWholeSeconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static <T> JsonAdapter<T> written(Function<T, String> text) {
    return new Text<>(text).nullSafe();
  }

  private record Text<T>(Function<T, String> text) implements JsonAdapter<T> {
    @Override
    public void toJson(JsonWriter writer, T value) {
      writer.value(text.apply(value));
    }

    @Override
    public T fromJson(JsonReader reader) {
      throw new UnsupportedOperationException("views are only written");
    }
  }
}
