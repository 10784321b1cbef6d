package cpor.local.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a template describes it.
 *
 * <p>Time to live is left out: DynamoDB Local would remove items by the machine's clock, and the
 * product's runs apart from it.
 *
 * @param streamViewType what the stream carries, such as {@code NEW_IMAGE}; null for no stream
 */
public record TableDescription(
    String name, Key key, List<Index> indexes, @Nullable String streamViewType) {

  public TableDescription {
    indexes = List.copyOf(indexes);
  }

  public record Key(KeyAttribute partition, @Nullable KeyAttribute sort) {}

  /**
   * An attribute that a key is made of.
   *
   * @param type {@code S}, {@code N} or {@code B}
   */
  public record KeyAttribute(String name, String type) {}

  /**
   * A global secondary index.
   *
   * @param projectionType {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
   * @param nonKeyAttributes what an {@code INCLUDE} projection carries beside the keys; else empty
   */
  public record Index(String name, Key key, String projectionType, List<String> nonKeyAttributes) {
    public Index {
      nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }
  }
}
