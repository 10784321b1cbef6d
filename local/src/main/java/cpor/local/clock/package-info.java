/** The product's time: a clock that runs or stands still, its timers, and jumps through them. */
@NullMarked
package cpor.local.clock;

import org.jspecify.annotations.NullMarked;
