/** Who goes on next, and when: many handlers take turns, one at a time, as one number decides. */
@NullMarked
package cpor.simulation.schedule;

import org.jspecify.annotations.NullMarked;
