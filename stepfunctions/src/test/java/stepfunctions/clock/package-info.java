/** The product's time: a clock that runs or stands still, its timers, and jumps through them. */
@NullMarked
package stepfunctions.clock;

import org.jspecify.annotations.NullMarked;
