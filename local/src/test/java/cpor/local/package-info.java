/** The local cloud as a whole. */
@NullMarked
package cpor.local;

import org.jspecify.annotations.NullMarked;
