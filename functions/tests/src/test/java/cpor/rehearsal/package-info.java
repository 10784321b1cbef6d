@NullMarked
package cpor.rehearsal;

import org.jspecify.annotations.NullMarked;
