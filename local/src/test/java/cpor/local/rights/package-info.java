@NullMarked
package cpor.local.rights;

import org.jspecify.annotations.NullMarked;
