/** EventBridge: the default bus with its rules, and the buses that other systems listen to. */
@NullMarked
package cpor.local.events;

import org.jspecify.annotations.NullMarked;
