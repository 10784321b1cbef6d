/** One language for the lives of claims, in memory or in a table. */
@NullMarked
package cpor.story;

import org.jspecify.annotations.NullMarked;
