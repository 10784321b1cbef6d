package cpor.json;

import io.avaje.json.mapper.JsonMapper;
import io.avaje.json.stream.JsonStream;

/**
 * JSON that we write, or that AWS writes for us. What others write is read by a stricter reader.
 */
public final class OwnJson {

  /** For maps and lists of texts, numbers and booleans. */
  public static final JsonMapper TREES =
      JsonMapper.builder().jsonStream(JsonStream.builder().serializeEmpty(true).build()).build();

  private OwnJson() {}
}
