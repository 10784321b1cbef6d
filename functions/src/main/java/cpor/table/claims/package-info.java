/** Claims with their history, the lists of them, and the first answers to requests about them. */
@NullMarked
package cpor.table.claims;

import org.jspecify.annotations.NullMarked;
