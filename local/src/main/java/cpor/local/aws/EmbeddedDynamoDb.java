package cpor.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dynamodb.InMemoryDynamoDb;
import dynamodb.ItemChange;
import dynamodb.api.DynamoDbApi;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** DynamoDB in memory, behind the endpoint. */
public final class EmbeddedDynamoDb implements JsonService {

  private final List<Consumer<ItemChange>> listeners = new CopyOnWriteArrayList<>();
  private final DynamoDbApi tables = new DynamoDbApi(new InMemoryDynamoDb(this::tell));

  /**
   * Tells of each change in the order of the writes, and before whoever writes has an answer.
   *
   * @param listener must return at once
   */
  public void onChange(Consumer<ItemChange> listener) {
    listeners.add(listener);
  }

  private void tell(List<ItemChange> changes) {
    changes.forEach(change -> listeners.forEach(listener -> listener.accept(change)));
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    try {
      return tables.answer(operation, request);
    } catch (DynamoDbException refused) {
      throw new AwsError(
          refused.awsErrorDetails().errorCode(),
          refused.awsErrorDetails().errorMessage(),
          DynamoDbApi.details(refused));
    } catch (UnsupportedOperationException unknown) {
      String what = String.valueOf(unknown.getMessage());
      throw AwsError.notServed(
          "dynamodb", what.equals(operation) ? operation : operation + " (" + what + ")");
    }
  }
}
