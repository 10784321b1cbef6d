/** What is removed of claims, and when. */
@NullMarked
package cpor.table.retention;

import org.jspecify.annotations.NullMarked;
