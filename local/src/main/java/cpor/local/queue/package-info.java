/** SQS as far as EventBridge fills its queues and Lambda empties them. */
@NullMarked
package cpor.local.queue;

import org.jspecify.annotations.NullMarked;
