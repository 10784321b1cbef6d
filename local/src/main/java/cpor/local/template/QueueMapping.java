package cpor.local.template;

/**
 * Which function takes a queue's messages; its answer names those that come again.
 *
 * @param batchSize the most messages that one invocation gets
 */
public record QueueMapping(String functionId, String queueArn, int batchSize) {}
