/** The store against a table in memory. */
@NullMarked
package cpor.table.notices;

import org.jspecify.annotations.NullMarked;
