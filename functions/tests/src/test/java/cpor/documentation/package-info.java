/** What the documents say, for those who measure it. */
@NullMarked
package cpor.documentation;

import org.jspecify.annotations.NullMarked;
