/** Tests of the product as a whole. */
@NullMarked
package cpor;

import org.jspecify.annotations.NullMarked;
