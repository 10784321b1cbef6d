/** The store against DynamoDB Local. */
@NullMarked
package cpor.table.workflow;

import org.jspecify.annotations.NullMarked;
