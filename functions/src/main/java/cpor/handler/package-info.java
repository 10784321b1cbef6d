/** What AWS calls: each handler decodes, calls what does the work, and encodes its answer. */
@NullMarked
package cpor.handler;

import org.jspecify.annotations.NullMarked;
