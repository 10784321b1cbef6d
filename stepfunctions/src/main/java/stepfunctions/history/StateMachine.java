package stepfunctions.history;

import java.time.Instant;
import stepfunctions.definition.Machine;

/**
 * A state machine that executions can be started of.
 *
 * @param definition the text that was given
 * @param machine what the text means
 */
public record StateMachine(
    String arn,
    String name,
    String roleArn,
    String definition,
    Machine machine,
    Instant createdAt) {}
