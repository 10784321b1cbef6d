/** How the terms of a claim, and times, are said in each language. */
@NullMarked
package cpor.wording;

import org.jspecify.annotations.NullMarked;
