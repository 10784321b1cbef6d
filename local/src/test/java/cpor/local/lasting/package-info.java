/** What is run by hand: whether the local cloud lasts. */
@NullMarked
package cpor.local.lasting;

import org.jspecify.annotations.NullMarked;
