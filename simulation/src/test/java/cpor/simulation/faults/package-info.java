/** Faults that are planted into the product, one at a time, to see that lives find them. */
@NullMarked
package cpor.simulation.faults;

import org.jspecify.annotations.NullMarked;
