/** Lets claims go whose time has come, with everything that belongs to them. */
@NullMarked
package cpor.retention;

import org.jspecify.annotations.NullMarked;
