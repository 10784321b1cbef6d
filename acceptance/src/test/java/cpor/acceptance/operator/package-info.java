/** An operator at a terminal, with the runbook. */
@NullMarked
package cpor.acceptance.operator;

import org.jspecify.annotations.NullMarked;
