/** What may stand in the way of a request. */
@NullMarked
package cpor.api.problem;

import org.jspecify.annotations.NullMarked;
