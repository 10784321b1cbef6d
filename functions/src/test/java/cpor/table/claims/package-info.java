/** The store against DynamoDB Local. */
@NullMarked
package cpor.table.claims;

import org.jspecify.annotations.NullMarked;
