/** Numbers for the dashboard and the alarms. */
@NullMarked
package cpor.metric;

import org.jspecify.annotations.NullMarked;
