/** Functions in this JVM. */
@NullMarked
package cpor.local.lambda;

import org.jspecify.annotations.NullMarked;
