@NullMarked
package cpor.retention;

import org.jspecify.annotations.NullMarked;
