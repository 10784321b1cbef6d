package stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a state, branch or execution failed: a Fail state may leave out the error and its cause. */
public record Failure(@Nullable String error, @Nullable String cause, boolean ofBranch) {
  public static final String ALL = "States.ALL";
  public static final String TIMEOUT = "States.Timeout";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String BRANCH_FAILED = "States.BranchFailed";
  public static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
  public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";

  /** What not even {@code States.ALL} matches. */
  private static final Set<String> TERMINAL = Set.of("States.Runtime", "States.DataLimitExceeded");

  public Failure(@Nullable String error, @Nullable String cause) {
    this(error, cause, false);
  }

  public static Failure timeout() {
    return new Failure(TIMEOUT, null);
  }

  /** The failure as the Parallel sees it that the branch belongs to. */
  public Failure inBranch() {
    return new Failure(error, cause, true);
  }

  /** {@code $states.errorOutput}, as text where the failure has none. */
  public JsonNode toErrorOutput() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Error", error == null ? "" : error)
        .put("Cause", cause == null ? "" : cause);
  }

  public boolean matches(List<String> errorEquals) {
    return errorEquals.stream().anyMatch(this::matches);
  }

  private boolean matches(String name) {
    return switch (name) {
      case ALL -> !isTerminal();
      case TASK_FAILED -> !TIMEOUT.equals(error) && !isTerminal();
      case BRANCH_FAILED -> ofBranch || BRANCH_FAILED.equals(error);
      default -> name.equals(error);
    };
  }

  private boolean isTerminal() {
    return error != null && TERMINAL.contains(error);
  }
}
