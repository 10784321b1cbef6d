package stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended.
 *
 * @param output only of an execution that succeeded
 */
public record Outcome(
    ExecutionStatus status,
    Instant at,
    @Nullable JsonNode output,
    @Nullable String error,
    @Nullable String cause) {}
