/** What lets executions be rung, repaired and replaced. */
@NullMarked
package cpor.table.workflow;

import org.jspecify.annotations.NullMarked;
