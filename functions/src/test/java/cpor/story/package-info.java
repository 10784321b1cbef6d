/** Lives of claims, lived in a table. */
@NullMarked
package cpor.story;

import org.jspecify.annotations.NullMarked;
