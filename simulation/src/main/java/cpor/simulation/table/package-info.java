/** A table in memory that answers as DynamoDB does, as far as the product asks. */
@NullMarked
package cpor.simulation.table;

import org.jspecify.annotations.NullMarked;
