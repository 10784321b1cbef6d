package cpor.local.template;

import org.jspecify.annotations.Nullable;

/**
 * A state machine.
 *
 * @param role the name of the role in which it calls AWS
 * @param definition its Amazon States Language text, substitutions made
 * @param logGroup where it logs every event, without data; null if it does not
 */
public record StateMachineResource(
    String logicalId,
    String name,
    String arn,
    String role,
    String definition,
    @Nullable String logGroup) {}
