package cpor.cloud;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Reads off what requests cost, as DynamoDB itself tells it, indexes included. */
public final class DynamoDbMeter implements ExecutionInterceptor {

  private @Nullable List<Reading> readings;

  DynamoDbMeter() {}

  /**
   * What one request cost.
   *
   * @param reads in read request units
   * @param writes in write request units
   */
  public record Reading(String operation, double reads, double writes) {}

  /** What is requested while this runs. */
  public List<Reading> during(Runnable requests) {
    // what runs side by side reads the table side by side
    List<Reading> taken = Collections.synchronizedList(new ArrayList<>());
    readings = taken;
    try {
      requests.run();
    } finally {
      readings = null;
    }
    return taken;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
    return switch (context.request()) {
      case GetItemRequest get -> get.copy(r -> r.returnConsumedCapacity(total));
      case BatchGetItemRequest get -> get.copy(r -> r.returnConsumedCapacity(total));
      case QueryRequest query -> query.copy(r -> r.returnConsumedCapacity(total));
      case PutItemRequest put -> put.copy(r -> r.returnConsumedCapacity(total));
      case UpdateItemRequest update -> update.copy(r -> r.returnConsumedCapacity(total));
      case TransactWriteItemsRequest write -> write.copy(r -> r.returnConsumedCapacity(total));
      case SdkRequest other -> other;
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (readings != null) {
      String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
      readings.add(reading(operation, context.response()));
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (readings != null) {
      throw new AssertionError("a failed request has no price", context.exception());
    }
  }

  private static Reading reading(String operation, SdkResponse response) {
    return switch (response) {
      case GetItemResponse get -> new Reading(operation, units(get.consumedCapacity()), 0);
      case BatchGetItemResponse get -> new Reading(operation, units(get.consumedCapacity()), 0);
      case QueryResponse query -> new Reading(operation, units(query.consumedCapacity()), 0);
      case PutItemResponse put -> new Reading(operation, 0, units(put.consumedCapacity()));
      case UpdateItemResponse update -> new Reading(operation, 0, units(update.consumedCapacity()));
      case TransactWriteItemsResponse write ->
          new Reading(operation, 0, units(write.consumedCapacity()));
      case SdkResponse other -> throw new AssertionError("the product does not ask for " + other);
    };
  }

  private static double units(List<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }

  private static double units(ConsumedCapacity consumed) {
    return consumed.capacityUnits();
  }
}
