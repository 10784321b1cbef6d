/** Tests of how what clients are shown is written. */
@NullMarked
package cpor.api.view;

import org.jspecify.annotations.NullMarked;
