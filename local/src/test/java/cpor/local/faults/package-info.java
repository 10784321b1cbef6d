@NullMarked
package cpor.local.faults;

import org.jspecify.annotations.NullMarked;
