@NullMarked
package cpor.local.stream;

import org.jspecify.annotations.NullMarked;
