/** Mends what lost signals and executions that ended badly have left behind. */
@NullMarked
package cpor.repair;

import org.jspecify.annotations.NullMarked;
