/** Holds the state machine of a claim to what it has to be. */
@NullMarked
package cpor.statemachine;

import org.jspecify.annotations.NullMarked;
