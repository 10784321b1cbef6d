package cpor.local.states;

import cpor.local.states.definition.Machine;
import java.time.Instant;

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
