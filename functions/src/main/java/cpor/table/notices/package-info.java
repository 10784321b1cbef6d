/** What became of each notice, and the opt-out links that were sent with some. */
@NullMarked
package cpor.table.notices;

import org.jspecify.annotations.NullMarked;
