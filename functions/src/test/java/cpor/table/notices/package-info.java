/** The store against DynamoDB Local. */
@NullMarked
package cpor.table.notices;

import org.jspecify.annotations.NullMarked;
