package cpor.simulation.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.template.StreamMapping;
import dynamodb.ItemChange;
import dynamodb.api.StreamRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The table's stream and what reads it: batch after batch, in order, again if a batch fails. */
final class EventStream {

  private final World world;
  private final StreamMapping mapping;
  private final Random random;
  private final List<ObjectNode> waiting = new ArrayList<>();
  private final Map<String, Boolean> passed = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private boolean delivering;
  private long sequence;
  private int failures;

  EventStream(World world, StreamMapping mapping, Random random) {
    this.world = world;
    this.mapping = mapping;
    this.random = random;
  }

  void changed(ItemChange change) {
    if (!isPassed(change)) {
      return;
    }
    if (world.storm().brings(Trouble.RECORD_LOST)) {
      world.chronicle().tellFault(Trouble.RECORD_LOST.sentence() + ": " + ClaimsTable.sort(change));
      lost.add(ClaimsTable.sort(change));
      return;
    }
    sequence++;
    waiting.add(StreamRecord.of(change, sequence, world.now()));
    if (!delivering) {
      delivering = true;
      deliverIn(Duration.ofMillis(50 + random.nextInt(500)));
    }
  }

  /** Whether nobody will hear of the write at a sort key. */
  boolean hasLost(String sort) {
    return lost.contains(sort);
  }

  /**
   * The mapping's filters look at what happened and at the sort key, of which the kind is enough.
   */
  private boolean isPassed(ItemChange change) {
    String kind = change.event() + ClaimsTable.sort(change).replaceAll("\\d", "");
    return passed.computeIfAbsent(
        kind,
        _ -> {
          ObjectNode entry = StreamRecord.of(change, sequence, world.now());
          return mapping.filters().stream().anyMatch(filter -> filter.matches(entry));
        });
  }

  private void deliverIn(Duration delay) {
    Duration until = delay;
    if (world.storm().brings(Trouble.RECORDS_LATE)) {
      until = delay.plusMinutes(random.nextInt(12 * 60));
      world.chronicle().tellFault(Trouble.RECORDS_LATE.sentence());
    }
    var _ = world.scheduler().after(until, this::deliver);
  }

  private void deliver() {
    if (world.storm().brings(Trouble.SHARD_GIVEN_UP) && random.nextInt(4) == 0) {
      world.chronicle().tellFault(Trouble.SHARD_GIVEN_UP.sentence());
      waiting.forEach(entry -> lost.add(entry.at("/dynamodb/Keys/sk/S").asText()));
      waiting.clear();
    }
    if (waiting.isEmpty()) {
      delivering = false;
      return;
    }
    int size = 1 + random.nextInt(Math.min(mapping.batchSize(), waiting.size()));
    List<ObjectNode> batch = List.copyOf(waiting.subList(0, size));
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.putArray("Records").addAll(batch);
    world.invoke(mapping.functionId(), event.toString(), outcome -> delivered(batch, outcome));
  }

  private void delivered(List<ObjectNode> batch, Invocation.Outcome outcome) {
    int taken =
        switch (outcome) {
          case Invocation.Outcome.Answered(String answer) -> taken(batch, answer);
          case Invocation.Outcome.Failed _, Invocation.Outcome.Gone _ -> 0;
        };
    if (taken == batch.size() && world.storm().brings(Trouble.BATCH_REPEATED)) {
      world.chronicle().tellFault(Trouble.BATCH_REPEATED.sentence());
      taken = 0;
    }
    waiting.subList(0, Math.min(taken, waiting.size())).clear();
    failures = taken == batch.size() ? 0 : failures + 1;
    deliverIn(
        failures == 0
            ? Duration.ofMillis(50)
            : Duration.ofSeconds(Math.min(60, 1L << Math.min(failures, 6))));
  }

  private static int taken(List<ObjectNode> batch, String answer) {
    JsonNode failed = Attributes.json(answer).path("batchItemFailures");
    for (int i = 0; i < batch.size(); i++) {
      String number = batch.get(i).at("/dynamodb/SequenceNumber").asText();
      for (var failure : failed) {
        if (failure.path("itemIdentifier").asText().equals(number)) {
          return i;
        }
      }
    }
    return batch.size();
  }
}
