/** The store against DynamoDB Local. */
@NullMarked
package cpor.table;

import org.jspecify.annotations.NullMarked;
