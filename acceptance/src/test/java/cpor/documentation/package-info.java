/** What the documentation says of the product is so. */
@NullMarked
package cpor.documentation;

import org.jspecify.annotations.NullMarked;
