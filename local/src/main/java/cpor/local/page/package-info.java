/** The page at /_local: inbox, claims, executions, clock, log. */
@NullMarked
package cpor.local.page;

import org.jspecify.annotations.NullMarked;
