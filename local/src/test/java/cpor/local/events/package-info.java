@NullMarked
package cpor.local.events;

import org.jspecify.annotations.NullMarked;
