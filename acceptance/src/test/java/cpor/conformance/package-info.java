/** The interpreter of state machines held to a reference: the same machines, run on both. */
@NullMarked
package cpor.conformance;

import org.jspecify.annotations.NullMarked;
