package cpor.cloud;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** Step Functions: remembers what was started and rung, until it is told to fail. */
public final class FakeStepFunctions implements SfnClient {

  private final List<StartExecutionRequest> started = new ArrayList<>();
  private final List<SendTaskSuccessRequest> rung = new ArrayList<>();
  private @Nullable RuntimeException failure;

  public List<StartExecutionRequest> started() {
    return List.copyOf(started);
  }

  /** The task tokens that were answered. */
  public List<String> rung() {
    return rung.stream().map(SendTaskSuccessRequest::taskToken).toList();
  }

  /** Answers every request with this. */
  public void failWith(RuntimeException error) {
    failure = error;
  }

  public void recover() {
    failure = null;
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    failIfTold();
    started.add(request);
    return StartExecutionResponse.builder()
        .executionArn(request.stateMachineArn() + ":" + request.name())
        .build();
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    failIfTold();
    rung.add(request);
    return SendTaskSuccessResponse.builder().build();
  }

  private void failIfTold() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
