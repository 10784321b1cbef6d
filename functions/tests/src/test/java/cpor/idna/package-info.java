@NullMarked
package cpor.idna;

import org.jspecify.annotations.NullMarked;
