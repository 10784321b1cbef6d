/** What is known of executions: their state machines, what happened in them, how they ended. */
@NullMarked
package stepfunctions.history;

import org.jspecify.annotations.NullMarked;
