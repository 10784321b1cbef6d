/** What handlers find around them: services that fail when they are told to, and a clock. */
@NullMarked
package cpor.simulation.cloud;

import org.jspecify.annotations.NullMarked;
