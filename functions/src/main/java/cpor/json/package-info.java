/** How the product writes and reads JSON of its own. */
@NullMarked
package cpor.json;

import org.jspecify.annotations.NullMarked;
