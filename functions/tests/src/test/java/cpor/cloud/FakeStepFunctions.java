package cpor.cloud;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Step Functions: remembers what was started, rung and asked for, until it is told to fail. A token
 * rings unless the test last told of an execution that it does not run.
 */
public final class FakeStepFunctions implements SfnClient {

  private final List<StartExecutionRequest> started = new CopyOnWriteArrayList<>();
  private final List<SendTaskSuccessRequest> rung = new CopyOnWriteArrayList<>();
  private final Map<String, ExecutionStatus> executions = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable RuntimeException> nextStartFailure =
      new AtomicReference<>();
  private final AtomicInteger described = new AtomicInteger();
  private boolean nobodyWaits;
  private @Nullable RuntimeException failure;
  private @Nullable RuntimeException startFailure;
  private @Nullable RuntimeException ringFailure;

  public List<StartExecutionRequest> started() {
    return List.copyOf(started);
  }

  /** Lets an execution run, or end. */
  public void execution(String name, ExecutionStatus status) {
    executions.put(name, status);
    nobodyWaits = status != ExecutionStatus.RUNNING;
  }

  /** The task tokens that were answered. */
  public List<String> rung() {
    return rung.stream().map(SendTaskSuccessRequest::taskToken).toList();
  }

  /** How often somebody asked about an execution. */
  public int described() {
    return described.get();
  }

  /** Answers every request with this. */
  public void failWith(RuntimeException error) {
    failure = error;
  }

  /** Answers every start with this. */
  public void failStartsWith(RuntimeException error) {
    startFailure = error;
  }

  /** Answers the next start with this. */
  public void failNextStartWith(RuntimeException error) {
    nextStartFailure.set(error);
  }

  /** Answers every answer to a task token with this. */
  public void failRingsWith(RuntimeException error) {
    ringFailure = error;
  }

  public void recover() {
    failure = null;
    startFailure = null;
    ringFailure = null;
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    failIfTold(startFailure);
    failIfTold(nextStartFailure.getAndSet(null));
    started.add(request);
    executions.put(request.name(), ExecutionStatus.RUNNING);
    return StartExecutionResponse.builder()
        .executionArn(request.stateMachineArn() + ":" + request.name())
        .build();
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    failIfTold(ringFailure);
    if (nobodyWaits) {
      throw TaskTimedOutException.builder().message("nobody waits").build();
    }
    rung.add(request);
    return SendTaskSuccessResponse.builder().build();
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    failIfTold(null);
    var _ = described.incrementAndGet();
    String name = request.executionArn().substring(request.executionArn().lastIndexOf(':') + 1);
    if (!request.executionArn().contains(":execution:") || !executions.containsKey(name)) {
      throw ExecutionDoesNotExistException.builder().message("no such execution").build();
    }
    return DescribeExecutionResponse.builder().name(name).status(executions.get(name)).build();
  }

  private void failIfTold(@Nullable RuntimeException thisCall) {
    if (failure != null) {
      throw failure;
    }
    if (thisCall != null) {
      throw thisCall;
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
