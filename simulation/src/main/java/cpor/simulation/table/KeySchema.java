package cpor.simulation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of an index.
 *
 * @param projected the attributes that it holds; all if that is empty
 */
record KeySchema(String name, String partition, String sort, Set<String> projected) {

  KeySchema {
    projected = Set.copyOf(projected);
  }

  /** The indexes that a request to create a table names. */
  static List<KeySchema> indexes(JsonNode createTable) {
    List<KeySchema> indexes = new ArrayList<>();
    for (JsonNode index : createTable.path("GlobalSecondaryIndexes")) {
      indexes.add(index(index));
    }
    return indexes;
  }

  private static KeySchema index(JsonNode index) {
    String partition = index.at("/KeySchema/0/AttributeName").asText();
    String sort = index.at("/KeySchema/1/AttributeName").asText();
    Set<String> projected = new HashSet<>();
    JsonNode projection = index.path("Projection");
    if (!projection.path("ProjectionType").asText().equals("ALL")) {
      projected.addAll(Set.of("pk", "sk", partition, sort));
      projection.path("NonKeyAttributes").forEach(name -> projected.add(name.asText()));
    }
    return new KeySchema(index.path("IndexName").asText(), partition, sort, projected);
  }
}
