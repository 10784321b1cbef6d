/** The lists against DynamoDB Local. */
@NullMarked
package cpor.table.lists;

import org.jspecify.annotations.NullMarked;
