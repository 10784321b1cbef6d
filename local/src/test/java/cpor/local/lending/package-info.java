/** A small product that the local cloud's own tests run. */
@NullMarked
package cpor.local.lending;

import org.jspecify.annotations.NullMarked;
