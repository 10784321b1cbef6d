/** Event source mappings: from a table's stream to a function. */
@NullMarked
package cpor.local.stream;

import org.jspecify.annotations.NullMarked;
