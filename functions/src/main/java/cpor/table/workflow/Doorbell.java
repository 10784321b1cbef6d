package cpor.table.workflow;

/**
 * Where an execution that waits can be rung.
 *
 * @param token of the waiting task
 * @param stageSequence of the claim as the execution knew it when it began to wait
 * @param lifecycle of the claim which that execution looks after
 */
public record Doorbell(String token, int stageSequence, int lifecycle) {}
