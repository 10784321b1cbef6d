/** A cloud that the tests hold in their hands. */
@NullMarked
package cpor.cloud;

import org.jspecify.annotations.NullMarked;
