/** Tests of the one way to change a claim. */
@NullMarked
package cpor.change;

import org.jspecify.annotations.NullMarked;
