package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import stepfunctions.TaskTokens.Answer;
import stepfunctions.definition.FieldType;
import stepfunctions.definition.Resource;
import stepfunctions.definition.State;
import stepfunctions.history.EventDetails;
import stepfunctions.history.Failure;

/**
 * One attempt of a Task: a call, and with a token also the wait for its answer. It ends once; what
 * comes later, such as the result of a call that timed out, is ignored.
 */
final class TaskAttempt {
  private final Visit visit;
  private final State.Task task;
  private final Resource resource;
  private Optional<TaskTokens.Token> token = Optional.empty();
  private Optional<Alarm> timeout = Optional.empty();
  private boolean over;

  TaskAttempt(Visit visit, State.Task task) {
    this.visit = visit;
    this.task = task;
    this.resource = task.resource();
  }

  void start() {
    visit.busy(this::abandon);
    if (resource.waitsForToken()) {
      TaskTokens.Token issued = visit.engine().tokens().issue(this::answered);
      token = Optional.of(issued);
      visit.taskToken(issued.text());
    }
    JsonNode arguments =
        task.arguments()
            .map(template -> template.evaluate("Arguments", visit.scope()))
            .orElse(visit.input());
    if (DataLimit.isExceededBy(arguments)) {
      visit.failed(DataLimit.failure(task.name()));
      return;
    }
    OptionalInt seconds = timeoutSeconds();
    record("TaskScheduled", EventDetails.taskScheduled(resource, arguments, seconds));
    record("TaskStarted", EventDetails.task(resource));
    seconds.ifPresent(this::startTimeout);
    visit.engine().invoke(resource.arn(), arguments, this::returned, this::callFailed);
  }

  private OptionalInt timeoutSeconds() {
    return task.timeoutSeconds()
        .map(
            template ->
                OptionalInt.of(
                    FieldType.POSITIVE_SECONDS
                        .evaluate(template, "TimeoutSeconds", visit.scope())
                        .intValue()))
        .orElse(OptionalInt.empty());
  }

  private void startTimeout(int seconds) {
    Engine engine = visit.engine();
    Instant timesOutAt = engine.clock().instant().plusSeconds(seconds);
    timeout = Optional.of(engine.at(timesOutAt, this::timedOut));
    visit.active(Optional.of(timesOutAt));
  }

  /** Without a token the call's result is the Task's. */
  private void returned(JsonNode result) {
    if (over) {
      return;
    }
    if (token.isPresent()) {
      record("TaskSubmitted", EventDetails.taskOutput(resource, result));
    } else {
      succeeded(result);
    }
  }

  private void callFailed(Failure failure) {
    if (endUnlessAnswered()) {
      failed(failure);
    }
  }

  private void timedOut() {
    if (endUnlessAnswered()) {
      Failure failure = Failure.timeout();
      record("TaskTimedOut", EventDetails.taskFailure(resource, failure));
      visit.failed(failure);
    }
  }

  /** The token has been closed, on the thread of whoever answered. */
  private void answered(Answer answer) {
    visit
        .engine()
        .loop()
        .post(
            () -> {
              if (!over) {
                abandon();
                switch (answer) {
                  case Answer.Success(var output) -> succeeded(output);
                  case Answer.Refusal(var failure) -> failed(failure);
                }
              }
            });
  }

  /**
   * An answer that was taken wins, even if it is still on its way to the loop.
   *
   * @return whether this call ended the attempt
   */
  private boolean endUnlessAnswered() {
    if (over || (token.isPresent() && !token.get().close())) {
      return false;
    }
    abandon();
    return true;
  }

  private void succeeded(JsonNode result) {
    abandon();
    if (DataLimit.isExceededBy(result)) {
      failed(DataLimit.failure(resource.service()));
      return;
    }
    record("TaskSucceeded", EventDetails.taskOutput(resource, result));
    visit.succeeded(task.exit(), result);
  }

  private void failed(Failure failure) {
    record("TaskFailed", EventDetails.taskFailure(resource, failure));
    visit.failed(failure);
  }

  private void record(String type, ObjectNode details) {
    visit.branch().record(type, details);
  }

  /** Nobody waits for this attempt any more. */
  private void abandon() {
    over = true;
    token.ifPresent(TaskTokens.Token::close);
    timeout.ifPresent(Alarm::cancel);
  }
}
