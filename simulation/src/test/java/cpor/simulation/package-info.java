@NullMarked
package cpor.simulation;

import org.jspecify.annotations.NullMarked;
