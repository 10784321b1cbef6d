/** Claims as they were written to the table last. */
@NullMarked
package cpor.local.claims;

import org.jspecify.annotations.NullMarked;
