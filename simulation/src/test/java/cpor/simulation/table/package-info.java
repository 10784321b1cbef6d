@NullMarked
package cpor.simulation.table;

import org.jspecify.annotations.NullMarked;
