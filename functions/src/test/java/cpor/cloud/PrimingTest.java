package cpor.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.amazonaws.services.lambda.crac.CheckpointException;
import com.amazonaws.services.lambda.crac.Core;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** With the runtime's own library, which calls the hooks before Lambda takes the snapshot. */
class PrimingTest {

  private final FakeCloud cloud = new FakeCloud();

  @Test
  void theTableIsReadOnceBeforeTheSnapshot() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    cloud.dynamoDb().before(GetItemRequest.class, reads::incrementAndGet);
    Priming.beforeSnapshot(cloud.dynamoDb(), cloud.table());
    System.gc();

    prepareSnapshot();

    assertThat(reads).hasValue(1);
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
