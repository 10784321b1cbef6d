/** The running product as a scenario meets it, however it is provided. */
@NullMarked
package cpor.acceptance.world;

import org.jspecify.annotations.NullMarked;
