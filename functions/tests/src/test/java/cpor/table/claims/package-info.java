/** The store against a table in memory. */
@NullMarked
package cpor.table.claims;

import org.jspecify.annotations.NullMarked;
