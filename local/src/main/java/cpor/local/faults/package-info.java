/** What can be broken on purpose, and what is broken now. */
@NullMarked
package cpor.local.faults;

import org.jspecify.annotations.NullMarked;
