/** The lists against a table in memory. */
@NullMarked
package cpor.table.lists;

import org.jspecify.annotations.NullMarked;
