/** How fast the product is. */
@NullMarked
package cpor.benchmarks;

import org.jspecify.annotations.NullMarked;
