package stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a state, branch or execution failed. There may be no word of the error, or of its cause.
 *
 * @param ofFail whether a Fail state said so
 * @param ofBranch whether it is a Parallel's, because a branch of it failed
 */
public record Failure(
    @Nullable String error, @Nullable String cause, boolean ofFail, boolean ofBranch) {
  public static final String ALL = "States.ALL";
  public static final String TIMEOUT = "States.Timeout";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String BRANCH_FAILED = "States.BranchFailed";
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  /** Ends the execution: nothing catches it, not even {@code States.ALL}. */
  public static final String RUNTIME = "States.Runtime";

  public Failure(@Nullable String error, @Nullable String cause) {
    this(error, cause, false, false);
  }

  public static Failure ofFail(@Nullable String error, @Nullable String cause) {
    return new Failure(error, cause, true, false);
  }

  public static Failure timeout() {
    return new Failure(TIMEOUT, null);
  }

  /** The failure as the Parallel sees it that the branch belongs to. */
  public Failure inBranch() {
    return new Failure(error, cause, ofFail, true);
  }

  /**
   * {@code $states.errorOutput}. What a Fail state leaves out is null in it, on AWS, and what a
   * task leaves out an empty text.
   */
  public JsonNode toErrorOutput() {
    @Nullable String nothing = ofFail ? null : "";
    return JsonNodeFactory.instance
        .objectNode()
        .put("Error", error == null ? nothing : error)
        .put("Cause", cause == null ? nothing : cause);
  }

  /** Whether it ends the execution, wherever in it. */
  public boolean isTerminal() {
    return RUNTIME.equals(error);
  }

  public boolean matches(List<String> errorEquals) {
    return errorEquals.stream().anyMatch(this::matches);
  }

  private boolean matches(String name) {
    return switch (name) {
      case ALL -> !isTerminal();
      case TASK_FAILED -> !TIMEOUT.equals(error) && !isTerminal();
      case BRANCH_FAILED -> (ofBranch && !isTerminal()) || BRANCH_FAILED.equals(error);
      default -> name.equals(error);
    };
  }
}
