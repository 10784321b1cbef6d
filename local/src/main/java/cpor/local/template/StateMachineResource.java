package cpor.local.template;

/**
 * A state machine.
 *
 * @param definition its Amazon States Language text, substitutions made
 */
public record StateMachineResource(String logicalId, String name, String arn, String definition) {}
