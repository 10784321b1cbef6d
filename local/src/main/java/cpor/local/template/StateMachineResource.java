package cpor.local.template;

/**
 * A state machine.
 *
 * @param role the name of the role in which it calls AWS
 * @param definition its Amazon States Language text, substitutions made
 */
public record StateMachineResource(
    String logicalId, String name, String arn, String role, String definition) {}
