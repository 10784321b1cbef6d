package cpor.workflow;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.store.ClaimPositions;
import cpor.store.Doorbells;
import cpor.store.Walks;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Repairs what signals that were lost and executions that ended badly have left behind. A schedule
 * calls it for all open claims, Step Functions' own event for the claim of an execution that ended
 * badly, an operator for any claim: {@code {"claimId": "…"}}.
 */
public final class Reconcile implements RequestStreamHandler {

  /** An execution that fails so soon would fail again at once: that is left to people. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private final JsonType<Object> json = Jsonb.builder().build().type(Object.class);
  private final Repair repair;
  private final OpenClaimsWalk walk;

  public Reconcile() {
    this(new AwsCloud());
  }

  public Reconcile(Cloud cloud) {
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    ClaimPositions claims = new ClaimPositions(dynamoDb, table);
    Doorbells doorbells = new Doorbells(dynamoDb, table);
    repair = new Repair(claims, doorbells, new LifecycleExecutions(cloud), cloud.clock());
    walk =
        new OpenClaimsWalk(
            claims, doorbells, new Walks(dynamoDb, table), repair, new RepairMetrics(cloud));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Map<?, ?> event = (Map<?, ?>) json.fromJson(input);
    if (event.get("claimId") instanceof String claimId) {
      repair(claimId, context);
      return;
    }
    switch ((String) Objects.requireNonNullElse(event.get("detail-type"), "")) {
      case "Scheduled Event" -> context.getLogger().log(walk.goOn(context).toString());
      case "Step Functions Execution Status Change" ->
          afterItsEnd((Map<?, ?>) Objects.requireNonNull(event.get("detail")), context);
      default -> throw new IllegalArgumentException("an event that nobody asked for");
    }
  }

  private void afterItsEnd(Map<?, ?> execution, Context context) {
    String claimId =
        LifecycleExecutions.claimIdOf((String) Objects.requireNonNull(execution.get("name")));
    Duration lived =
        Duration.ofMillis(millis(execution, "stopDate") - millis(execution, "startDate"));
    if ("FAILED".equals(execution.get("status")) && lived.compareTo(AT_ONCE) < 0) {
      context.getLogger().log(claimId + " is left alone: its execution failed at once");
    } else {
      repair(claimId, context);
    }
  }

  private void repair(String claimId, Context context) {
    context.getLogger().log(claimId + " is looked after: " + repair.repair(claimId));
  }

  private static long millis(Map<?, ?> execution, String name) {
    return ((Number) Objects.requireNonNull(execution.get(name), name)).longValue();
  }
}
