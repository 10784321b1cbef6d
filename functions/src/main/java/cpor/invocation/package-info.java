/** What is written of each invocation of a function. */
@NullMarked
package cpor.invocation;

import org.jspecify.annotations.NullMarked;
