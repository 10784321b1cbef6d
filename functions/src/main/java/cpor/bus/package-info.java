/** The stack's event bus: what other systems are told of each event of a claim's history. */
@NullMarked
package cpor.bus;

import org.jspecify.annotations.NullMarked;
