/** What the state machine and the table's stream call: time and signals, never truth. */
@NullMarked
package cpor.workflow;

import org.jspecify.annotations.NullMarked;
