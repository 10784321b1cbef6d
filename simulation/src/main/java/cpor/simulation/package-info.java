/** Lives of claims, each begun by one number, in which things go wrong. */
@NullMarked
package cpor.simulation;

import org.jspecify.annotations.NullMarked;
