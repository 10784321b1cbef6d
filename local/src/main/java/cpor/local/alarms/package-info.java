/** CloudWatch's alarms: what rings when, and what rings now. */
@NullMarked
package cpor.local.alarms;

import org.jspecify.annotations.NullMarked;
