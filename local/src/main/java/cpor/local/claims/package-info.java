/** The claims as the table has them: all in short as writes tell of them, one whole by a query. */
@NullMarked
package cpor.local.claims;

import org.jspecify.annotations.NullMarked;
