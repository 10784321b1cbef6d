/** Tests of what mends executions. */
@NullMarked
package cpor.repair;

import org.jspecify.annotations.NullMarked;
