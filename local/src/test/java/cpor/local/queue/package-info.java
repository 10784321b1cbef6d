@NullMarked
package cpor.local.queue;

import org.jspecify.annotations.NullMarked;
