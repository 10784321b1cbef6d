/** The lists of claims: what can be listed at once, and what is counted and found beside it. */
@NullMarked
package cpor.table.lists;

import org.jspecify.annotations.NullMarked;
