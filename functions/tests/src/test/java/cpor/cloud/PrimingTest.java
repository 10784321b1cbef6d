package cpor.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** With the runtime's own library, which calls the hooks before Lambda takes the snapshot. */
class PrimingTest {

  private final FakeCloud cloud = new FakeCloud();

  @Test
  void theTableIsReadBeforeTheSnapshotByBothKindsOfThreads() throws Exception {
    List<Boolean> virtual = new ArrayList<>();
    for (int read = 0; read <= 2 * Priming.TIMES; read++) {
      cloud
          .dynamoDb()
          .before(GetItemRequest.class, () -> virtual.add(Thread.currentThread().isVirtual()));
    }
    Priming.beforeSnapshot(cloud.dynamoDb(), cloud.table());
    System.gc();

    prepareSnapshot();

    assertThat(virtual).hasSize(2 * Priming.TIMES);
    assertThat(virtual.stream().filter(Boolean::booleanValue)).hasSize(Priming.TIMES);
  }

  @Test
  void aTableThatCannotBeReadDoesNotStopTheSnapshot() {
    cloud
        .dynamoDb()
        .before(
            GetItemRequest.class,
            () -> {
              throw SdkClientException.create("no network");
            });
    Priming.beforeSnapshot(cloud.dynamoDb(), cloud.table());

    assertThatCode(PrimingTest::prepareSnapshot).doesNotThrowAnyException();
  }

  private static void prepareSnapshot() throws CheckpointException {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (UnsatisfiedLinkError afterTheHooks) {
      // the runtime then forgets DNS answers, in native code that only Lambda has
    }
  }
}
