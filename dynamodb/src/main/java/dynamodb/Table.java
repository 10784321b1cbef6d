package dynamodb;

import dynamodb.expression.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** A table with its indexes. */
final class Table {

  private final CreateTableRequest request;
  private final String name;
  private final KeySchema keys;
  private final Partitions items = new Partitions();
  private final Map<String, Index> indexes = new LinkedHashMap<>();

  Table(CreateTableRequest request) {
    request
        .attributeDefinitions()
        .forEach(
            attribute ->
                Unknown.unless(
                    attribute.attributeType() == ScalarAttributeType.S,
                    "keys of type " + attribute.attributeType()));
    Unknown.unless(!request.hasLocalSecondaryIndexes(), "local secondary indexes");
    Unknown.unless(
        request.streamSpecification() == null
            || request.streamSpecification().streamViewType() == StreamViewType.NEW_IMAGE,
        "streams of anything but new images");
    this.request = request;
    name = request.tableName();
    keys = KeySchema.of(request.keySchema());
    request
        .globalSecondaryIndexes()
        .forEach(index -> indexes.put(index.indexName(), Index.of(index, keys)));
  }

  String name() {
    return name;
  }

  /** As it was asked for; it is there at once. */
  TableDescription description() {
    return TableDescription.builder()
        .tableName(name)
        .tableStatus(TableStatus.ACTIVE)
        .attributeDefinitions(request.attributeDefinitions())
        .keySchema(request.keySchema())
        .globalSecondaryIndexes(
            request.globalSecondaryIndexes().stream().map(Table::described).toList())
        .streamSpecification(request.streamSpecification())
        .build();
  }

  private static GlobalSecondaryIndexDescription described(GlobalSecondaryIndex index) {
    return GlobalSecondaryIndexDescription.builder()
        .indexName(index.indexName())
        .indexStatus(IndexStatus.ACTIVE)
        .keySchema(index.keySchema())
        .projection(index.projection())
        .build();
  }

  KeySchema keys() {
    return keys;
  }

  @Nullable Item find(ItemKey key) {
    return items.of(key.partition()).get(Place.of(key.sort(), key));
  }

  /** The key of an item that a request is to write. */
  ItemKey keyOfNew(Map<String, AttributeValue> item) {
    indexes.values().forEach(index -> index.checkNotEmpty(item));
    return keys.keyOfNew(item);
  }

  /** Refuses an item that cannot be stored. */
  Item checked(Item item) {
    for (Index index : indexes.values()) {
      index.checkTypes(item.attributes());
      index.checkNotEmpty(item.attributes());
    }
    return item;
  }

  /**
   * Writes an item, or deletes it if there is none after.
   *
   * @return what the indexes consume
   */
  int write(ItemKey key, @Nullable Item after) {
    Item before = find(key);
    if (after == null) {
      items.remove(key.partition(), Place.of(key.sort(), key));
    } else {
      items.put(key.partition(), Place.of(key.sort(), key), after);
    }
    int units = 0;
    for (Index index : indexes.values()) {
      IndexEntry left = index.entry(key, before);
      IndexEntry entered = index.entry(key, after);
      units += Capacity.ofIndexing(left, entered);
      index.changed(left, entered);
    }
    return units;
  }

  /** The table itself, or one of its indexes, to be searched. */
  Searched searched(@Nullable String indexName, int behind) {
    if (indexName == null) {
      return new Searched(keys, keys, null, items);
    }
    Index index = indexes.get(indexName);
    if (index == null) {
      throw Refusal.validation("The table does not have the specified index: " + indexName);
    }
    return new Searched(keys, index.keys(), index, index.partitions(behind));
  }

  /**
   * What a query or a scan looks through.
   *
   * @param table the keys of the table
   * @param keys the keys of what is searched
   * @param index null if it is the table itself
   */
  record Searched(KeySchema table, KeySchema keys, @Nullable Index index, Partitions partitions) {

    private List<String> keyNames() {
      List<String> names = new ArrayList<>(table.names());
      if (index != null) {
        keys.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
      }
      return names;
    }

    Place placeOf(Map<String, AttributeValue> item) {
      return Place.of(keys.keyOf(item).sort(), table.keyOf(item));
    }

    /** Where a page ended. */
    Map<String, AttributeValue> end(Map<String, AttributeValue> item) {
      Map<String, AttributeValue> end = new HashMap<>();
      keyNames().forEach(name -> end.put(name, Objects.requireNonNull(item.get(name), name)));
      return end;
    }

    /** Refuses what is not the key of an item. */
    void checkStart(Map<String, AttributeValue> start) {
      List<String> names = keyNames();
      for (String name : names) {
        AttributeValue value = start.get(name);
        if (value == null || value.s() == null || value.s().isEmpty()) {
          throw Refusal.validation("The provided starting key is invalid");
        }
      }
      if (start.size() != names.size()) {
        throw Refusal.validation("The provided starting key is invalid");
      }
    }
  }
}
