/** Sends the notices, and hears what became of them. */
@NullMarked
package cpor.notice;

import org.jspecify.annotations.NullMarked;
