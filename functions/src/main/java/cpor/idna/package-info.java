/** Internationalized domain names as UTS 46 processes them, which Java does not. */
@NullMarked
package cpor.idna;

import org.jspecify.annotations.NullMarked;
