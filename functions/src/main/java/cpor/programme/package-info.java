/** The rules of the programme as the operator has configured them. */
@NullMarked
package cpor.programme;

import org.jspecify.annotations.NullMarked;
