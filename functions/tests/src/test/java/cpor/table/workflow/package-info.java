/** The store against a table in memory. */
@NullMarked
package cpor.table.workflow;

import org.jspecify.annotations.NullMarked;
