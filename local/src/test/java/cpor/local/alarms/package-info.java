@NullMarked
package cpor.local.alarms;

import org.jspecify.annotations.NullMarked;
