/** Tests of what the state machine and the stream call. */
@NullMarked
package cpor.workflow;

import org.jspecify.annotations.NullMarked;
