@NullMarked
package cpor.invocation;

import org.jspecify.annotations.NullMarked;
