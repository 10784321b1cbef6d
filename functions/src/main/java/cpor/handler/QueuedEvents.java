package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import cpor.change.ClaimContended;
import cpor.http.JsonTree;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.json.OwnJson;
import cpor.table.workflow.UnreadableRecords;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The messages that a queue hands over, each of which holds an event as EventBridge put it there.
 * Each is taken by itself: one whose service fails comes again, one that nobody understands is kept
 * and passed over.
 */
final class QueuedEvents {

  private final UnreadableRecords unreadable;

  QueuedEvents(UnreadableRecords unreadable) {
    this.unreadable = unreadable;
  }

  /**
   * Takes a batch, and answers which messages have to come again.
   *
   * @param taker is given each event
   */
  void take(
      @Nullable Object batch,
      Consumer<@Nullable Object> taker,
      OutputStream output,
      Context context) {
    Consumer<String> log = context.getLogger()::log;
    List<Map<String, String>> again = new ArrayList<>();
    for (Object message : (List<?>) member(batch, "Records")) {
      String id = text(message, "messageId");
      try {
        take(id, message, taker, log);
      } catch (SdkException | ClaimContended service) {
        log.accept("a message waits: " + service.getClass().getSimpleName());
        again.add(Map.of("itemIdentifier", id));
      }
    }
    if (!again.isEmpty()) {
      InvocationLog.note(Fact.OUTCOME, "WAITS");
    }
    OwnJson.TREES.object().toJson(Map.of("batchItemFailures", again), output);
  }

  private void take(
      String id, Object message, Consumer<@Nullable Object> taker, Consumer<String> log) {
    try {
      taker.accept(JsonTree.read(text(message, "body")));
    } catch (SdkException | ClaimContended service) {
      throw service;
    } catch (RuntimeException notUnderstood) {
      String why = notUnderstood.getClass().getSimpleName();
      unreadable.keep(id, OwnJson.TREES.toJson(message), why);
      log.accept("a message was kept unread: " + why);
    }
  }

  private static String text(Object message, String name) {
    return (String) member(message, name);
  }

  private static Object member(@Nullable Object node, String name) {
    return Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(node)).get(name), name);
  }
}
