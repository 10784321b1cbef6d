@NullMarked
package cpor.local.logs;

import org.jspecify.annotations.NullMarked;
